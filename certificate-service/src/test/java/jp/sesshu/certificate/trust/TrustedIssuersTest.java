package jp.sesshu.certificate.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import jp.sesshu.certificate.revocation.Revocations;
import jp.sesshu.certificate.signing.IssuerUrl;
import jp.sesshu.certificate.signing.TestKeys;
import jp.sesshu.platform.testing.SuiteParts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Another issuer's keys and revocation lists.
@Tag("VRS-6")
class TrustedIssuersTest {
    private static final String ISS = "https://spec.smarthealth.cards/examples/issuer";
    private static final String KID = "3Kfdg-XwP-7gXyywtUfUADwBumDOPKMQx-iELL11W9s";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-04-01T00:00:00Z"));

    @TempDir
    Path lists;

    @ParameterizedTest
    @CsvSource({
        "always,  1600000000, REVOKED",
        "before,  1599999999, REVOKED",
        "before,  1600000000, NOT_REVOKED",
        "before,  1599999999.5, REVOKED",
        "never,   1600000000, NOT_REVOKED",
        "alway,   1600000000, NOT_REVOKED"
    })
    void aListedCardIsRevokedUnlessItWasIssuedLater(String rid, BigDecimal nbf, CardRevocation expected)
            throws Exception {
        Files.writeString(
                lists.resolve(KID + ".json"),
                "{\"kid\":\"" + KID + "\",\"method\":\"rid\",\"ctr\":3,\"rids\":[\"always\",\"before.1600000000\"]}");
        assertThat(issuers(Optional.of(lists)).revocation(ISS, KID, rid, nbf)).isEqualTo(expected);
    }

    @Test
    void withoutAListNothingIsKnown() {
        assertThat(issuers(Optional.of(lists)).revocation(ISS, KID, "always", BigDecimal.ONE))
                .isEqualTo(CardRevocation.NOT_KNOWN);
        assertThat(issuers(Optional.empty()).hasList(ISS, KID)).isFalse();
    }

    @Test
    void aKeyIsBelievedForItsIssuerOnly() throws Exception {
        TrustedIssuers issuers = issuers(Optional.empty());
        assertThat(issuers.key(ISS, KID)).isNotNull();
        assertFault(Fault.UNKNOWN_KEY, issuers, TestKeys.ISSUER, KID);
        assertFault(Fault.UNKNOWN_KEY, issuers, ISS, "f1vhQP9oOZkityrguynQqB4aVh8u9xcf3wm4AFF4aVw");
        assertFault(Fault.UNKNOWN_ISSUER, issuers, ISS + "/other", KID);
    }

    private static void assertFault(Fault fault, TrustedIssuers issuers, String iss, String kid) {
        assertThatThrownBy(() -> issuers.key(iss, kid))
                .isInstanceOfSatisfying(
                        NotBelieved.class, refused -> assertThat(refused.fault()).isEqualTo(fault));
    }

    private static TrustedIssuers issuers(Optional<Path> lists) {
        TrustConfig.Issuer example = new TrustConfig.Issuer() {
            @Override
            public IssuerUrl url() {
                return new IssuerUrl(ISS);
            }

            @Override
            public Path keys() {
                return SuiteParts.sharedData().resolve("certificate-vectors/shc-example-jwks.json");
            }

            @Override
            public Optional<Path> revocations() {
                return lists;
            }
        };
        TrustConfig config = new TrustConfig() {
            @Override
            public Map<String, Issuer> issuers() {
                return Map.of("example", example);
            }

            @Override
            public Map<String, State> states() {
                return Map.of();
            }
        };
        return new TrustedIssuers(config, TestKeys.fresh(CLOCK), TestKeys.issuer(), new NothingRevoked());
    }

    private static final class NothingRevoked implements Revocations {
        @Override
        public boolean isRevoked(String kid, String rid) {
            return false;
        }

        @Override
        public boolean isSealRevoked(String uvci) {
            return false;
        }
    }
}
