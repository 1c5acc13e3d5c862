package jp.sesshu.certificate.verification;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.DataFormatException;
import jp.sesshu.certificate.healthcard.Deflated;
import jp.sesshu.certificate.signing.Es256;
import jp.sesshu.certificate.trust.CardRevocation;
import jp.sesshu.certificate.trust.Fault;
import jp.sesshu.certificate.trust.NotBelieved;
import jp.sesshu.certificate.trust.TrustedIssuers;
import jp.sesshu.certificate.verification.Verified.Check;

/// When a SMART Health Card is believed.
@ApplicationScoped
class CardRules {
    private static final int LONGEST = 64 * 1024;
    /// Clocks differ.
    private static final Duration LEEWAY = Duration.ofMinutes(5);
    /// Far beyond any card's time, so that a number can't be too large for a clock.
    private static final BigDecimal END_OF_TIME = BigDecimal.valueOf(253_402_300_799L);

    private final TrustedIssuers trusted;
    private final InstantSource clock;

    CardRules(TrustedIssuers trusted, InstantSource clock) {
        this.trusted = trusted;
        this.clock = clock;
    }

    Verified verify(String jws) throws NotBelieved {
        String[] parts = jws.split("\\.", -1);
        if (parts.length != 3) {
            throw new NotBelieved(Fault.MALFORMED);
        }
        String kid = kid(StrictInput.object(StrictInput.base64url(parts[0])));
        JsonNode payload = payload(parts[1]);
        byte[] signature = StrictInput.base64url(parts[2]);
        CardSchema.require(payload);
        String iss = payload.path("iss").asText();
        byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        if (!Es256.verify(trusted.key(iss, kid), signed, signature)) {
            throw new NotBelieved(Fault.SIGNATURE_WRONG);
        }
        Instant issuedAt = requireValid(payload);
        boolean revocationChecked = requireNotRevoked(iss, kid, payload);
        return verified(payload, iss, issuedAt, revocationChecked);
    }

    private static String kid(JsonNode header) throws NotBelieved {
        if (!header.path("alg").asText().equals("ES256")) {
            throw new NotBelieved(Fault.UNSUPPORTED_ALGORITHM);
        }
        if (!header.path("zip").asText().equals("DEF") || !header.path("kid").isTextual() || header.has("crit")) {
            throw new NotBelieved(Fault.MALFORMED);
        }
        return header.path("kid").asText();
    }

    private static JsonNode payload(String part) throws NotBelieved {
        try {
            return StrictInput.object(Deflated.inflate(StrictInput.base64url(part), LONGEST));
        } catch (DataFormatException e) {
            throw new NotBelieved(Fault.MALFORMED);
        }
    }

    private Instant requireValid(JsonNode payload) throws NotBelieved {
        Instant now = clock.instant();
        Instant issuedAt = time(payload.path("nbf"));
        if (issuedAt.isAfter(now.plus(LEEWAY))) {
            throw new NotBelieved(Fault.NOT_YET_VALID);
        }
        if (payload.has("exp") && !time(payload.path("exp")).isAfter(now)) {
            throw new NotBelieved(Fault.EXPIRED);
        }
        return issuedAt;
    }

    /// In seconds: milliseconds would be a time far away, and be refused as that.
    private static Instant time(JsonNode seconds) throws NotBelieved {
        BigDecimal value = seconds.decimalValue();
        if (value.signum() < 0 || value.compareTo(END_OF_TIME) > 0) {
            throw new NotBelieved(Fault.MALFORMED);
        }
        return Instant.ofEpochSecond(value.longValue());
    }

    private boolean requireNotRevoked(String iss, String kid, JsonNode payload) throws NotBelieved {
        String rid = payload.path("vc").path("rid").asText();
        if (rid.isEmpty()) {
            return trusted.hasList(iss, kid);
        }
        CardRevocation known = trusted.revocation(iss, kid, rid, payload.path("nbf").decimalValue());
        if (known == CardRevocation.REVOKED) {
            throw new NotBelieved(Fault.REVOKED);
        }
        return known == CardRevocation.NOT_REVOKED;
    }

    private static Verified verified(JsonNode payload, String iss, Instant issuedAt, boolean revocationChecked) {
        Set<Check> checked = EnumSet.of(Check.FORMAT, Check.SIGNATURE, Check.ISSUER, Check.VALIDITY);
        Set<Check> notChecked = EnumSet.of(Check.HOLDER, Check.RECORD);
        (revocationChecked ? checked : notChecked).add(Check.REVOCATION);
        return new Verified(
                Verified.Format.SMART_HEALTH_CARD,
                iss,
                issuedAt,
                CardSchema.person(payload),
                CardSchema.doses(payload),
                checked,
                notChecked);
    }
}
