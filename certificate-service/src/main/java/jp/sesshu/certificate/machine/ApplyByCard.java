package jp.sesshu.certificate.machine;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import jp.sesshu.certificate.card.CardVerification;
import jp.sesshu.certificate.card.VerifiedCard;
import jp.sesshu.certificate.content.CertificateKind;
import jp.sesshu.certificate.content.Holder;
import jp.sesshu.certificate.content.Passport;
import jp.sesshu.certificate.issue.Application;
import jp.sesshu.certificate.lookup.Channel;
import jp.sesshu.certificate.passport.MachineReadableZone;
import jp.sesshu.certificate.passport.PassportReading;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.time.JapaneseCalendar;
import org.jspecify.annotations.Nullable;

/// From a signed body to an application: whose signature it is, whether the challenge is new, then the card to its
/// authority, and only then what is applied for. The body is overwritten when it is over, however it ended.
@ApplicationScoped
public class ApplyByCard {
    private final UntrustedRequests untrusted;
    private final Challenges challenges;
    private final CardVerification verification;
    private final Validator validator;
    private final InstantSource clock;
    private final ObjectReader reader;

    ApplyByCard(
            UntrustedRequests untrusted,
            Challenges challenges,
            CardVerification verification,
            Validator validator,
            InstantSource clock,
            ObjectMapper json) {
        this.untrusted = untrusted;
        this.challenges = challenges;
        this.verification = verification;
        this.validator = validator;
        this.clock = clock;
        this.reader = json.readerFor(CardApplication.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /// Who sends, and for whom they may.
    ///
    /// @param takesPart whether a municipality issues through this channel
    public record Sender(Channel channel, TrustedSigners signers, Predicate<MunicipalityCode> takesPart) {}

    /// @throws ProblemException at the first thing that is wrong; nothing is kept
    public Application read(Sender sender, SignedBody body, @Nullable String signature) {
        try {
            if (!sender.signers().haveSigned(body.bytes(), signature)) {
                throw ProblemException.of(untrusted.refusal());
            }
            CardApplication asked = parse(body);
            try {
                return application(sender, asked);
            } finally {
                asked.card().forget();
            }
        } finally {
            body.forget();
        }
    }

    private CardApplication parse(SignedBody body) {
        CardApplication asked;
        try {
            asked = reader.readValue(body.bytes());
        } catch (IOException e) {
            // what was sent, and with it what the parser says, may hold what a card says
            throw ProblemException.of(PlatformProblem.MALFORMED_REQUEST);
        }
        if (asked == null) {
            throw ProblemException.of(PlatformProblem.MALFORMED_REQUEST);
        }
        Set<ConstraintViolation<CardApplication>> violations = validator.validate(asked);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return asked;
    }

    private Application application(Sender sender, CardApplication asked) {
        byte[] challenge = asked.challenge().bytes();
        challenges.use(challenge);
        VerifiedCard card = verification.verify(asked.card(), challenge, asked.cardExpiresOn());
        if (!sender.takesPart().test(asked.municipality())) {
            throw ProblemException.of(MachineProblem.MUNICIPALITY_NOT_TAKING_PART);
        }
        return Application.byCard(
                id(sender, asked),
                sender.channel(),
                asked.kind(),
                asked.municipality(),
                card.myNumber(),
                new Holder(card.name(), card.birthDate()),
                passport(asked, card));
    }

    /// An app's application is as new as its challenge.
    private static UUID id(Sender sender, CardApplication asked) {
        boolean chosen = sender.channel() == Channel.KIOSK;
        if ((asked.application() != null) != chosen) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "application", "Channel");
        }
        return asked.application() != null
                ? asked.application()
                : UUID.nameUUIDFromBytes(asked.challenge().bytes());
    }

    private @Nullable Passport passport(CardApplication asked, VerifiedCard card) {
        String zone = asked.machineReadableZone();
        if ((zone == null) == (asked.kind() == CertificateKind.INTERNATIONAL)) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "machineReadableZone", "Kind");
        }
        if (zone == null) {
            return null;
        }
        String[] lines = zone.split("\\r?\\n", 2);
        LocalDate today = JapaneseCalendar.today(clock);
        PassportReading reading = MachineReadableZone.read(lines[0], lines[1], today);
        reading.requireName(card.name());
        return reading.of(card.birthDate(), today);
    }
}
