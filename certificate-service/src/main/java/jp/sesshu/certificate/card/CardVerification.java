package jp.sesshu.certificate.card;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import jp.sesshu.platform.mynumber.MyNumber;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.time.JapaneseCalendar;

/// Verifies a card's files to an authority, and that its chip has just answered.
///
/// What that proves: a municipality has written this number and these attributes on one card, and that card's chip was
/// in somebody's reader after the challenge was made. That the right PIN was entered follows only as far as the chip
/// gives out EF0001 and EF0002 together, and signs, after nothing else: the two numbers that are printed on a card open
/// one file each, so that who has seen both sides of it could do without the PIN. The official app and the kiosks ask
/// for the PIN alone; that is what their own signatures are for.
@ApplicationScoped
public class CardVerification {
    private static final int NUMBER = 12;
    private static final int FILLER = 2;
    private final CardAuthorities authorities;
    private final CardRevocations revocations;
    private final InstantSource clock;

    CardVerification(CardAuthorities authorities, CardRevocations revocations, InstantSource clock) {
        this.authorities = authorities;
        this.revocations = revocations;
        this.clock = clock;
    }

    /// @param challenge what the chip was given to sign
    /// @param expiresOn the card's last day as whoever read it says, since these files don't hold it
    /// @throws ProblemException with a {@link CardProblem}
    public VerifiedCard verify(CardReading reading, byte[] challenge, LocalDate expiresOn) {
        CardAuthorities.Vouched signer =
                authorities.verify(reading.signerCertificate().bytes());
        RsaKey municipality = signer.certificate().key();
        Digests digests = Digests.parse(reading.digests().bytes());
        Elements.require(digests.signedBy(municipality));
        Attributes attributes = Attributes.parse(reading.attributes().bytes());
        byte[] number = reading.myNumber().bytes();
        Elements.require(digests.areOf(number, attributes.signed()));
        AuthenticationKey chip =
                AuthenticationKey.parse(reading.authenticationKey().bytes());
        Elements.require(chip.signedBy(municipality));
        Elements.require(chip.key().signed(challenge, reading.challengeSignature().bytes()));
        VerifiedCard card = new VerifiedCard(attributes.name(), attributes.birthDate(), number(number));
        requireValid(signer, chip.key(), expiresOn);
        return card;
    }

    private void requireValid(CardAuthorities.Vouched signer, RsaKey chip, LocalDate expiresOn) {
        LocalDate today = JapaneseCalendar.today(clock);
        if (!signer.on(today) || expiresOn.isBefore(today)) {
            throw ProblemException.of(CardProblem.CARD_EXPIRED);
        }
        if (revocations.isSigner(signer.certificate().subject()) || revocations.isCard(chip)) {
            throw ProblemException.of(CardProblem.CARD_REVOKED);
        }
    }

    private static MyNumber number(byte[] file) {
        Elements whole = Elements.of(file);
        String digits = new String(whole.value(0xFF10, NUMBER), StandardCharsets.US_ASCII);
        whole.skip(FILLER);
        whole.requireEnd();
        Elements.require(MyNumber.isValid(digits));
        return new MyNumber(digits);
    }
}
