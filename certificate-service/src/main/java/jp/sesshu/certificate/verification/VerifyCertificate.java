package jp.sesshu.certificate.verification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import jp.sesshu.certificate.revocation.Revocations;
import jp.sesshu.certificate.trust.NotBelieved;
import jp.sesshu.certificate.trust.TrustedIssuers;
import jp.sesshu.certificate.trust.TrustedStates;

/// Verifies whatever is shown.
@ApplicationScoped
public class VerifyCertificate {
    private final CardRules cards;
    private final SealRules seals;

    VerifyCertificate(CardRules cards, SealRules seals) {
        this.cards = cards;
        this.seals = seals;
    }

    /// Outside the service, which puts it together by itself.
    public static VerifyCertificate of(
            TrustedIssuers issuers, TrustedStates states, Revocations revocations, InstantSource clock) {
        return new VerifyCertificate(new CardRules(issuers, clock), new SealRules(states, revocations, clock));
    }

    /// @param text of a QR code or a file
    public Verified verify(String text) throws NotBelieved {
        return switch (Presented.of(text)) {
            case Presented.Card card -> cards.verify(card.jws());
            case Presented.Seal seal -> seals.verify(seal.json());
        };
    }
}
