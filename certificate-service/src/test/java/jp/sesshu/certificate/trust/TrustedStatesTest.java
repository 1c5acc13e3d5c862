package jp.sesshu.certificate.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sesshu.certificate.signing.TestKeys;
import jp.sesshu.certificate.trust.MadeAuthority.Wanted;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whose seals are believed: every way in which a signer's certificate can be wrong.
@Tag("VRS-6")
class TrustedStatesTest {
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final String UTOPIA = "C=UT,CN=UT CA";
    private final MadeAuthority authority = new MadeAuthority(UTOPIA, NOW);

    @Test
    void aSignerThatItsAuthorityVouchesForIsBelieved() throws Exception {
        SignerTrust trust = require(states(authority, false, NOW.plusSeconds(60)), Wanted.right(), NOW);
        assertThat(trust).isEqualTo(new SignerTrust(false, true, true));
    }

    static Stream<Wanted> wrong() {
        return Stream.of(
                new Wanted("", "NV", false, 0, true),
                new Wanted("2.23.136.1.1.14.1", "NV", false, 0, true),
                new Wanted("1.3.6.1.5.5.7.3.1", "NV", false, 0, true),
                new Wanted(MadeAuthority.SEALS, "", false, 0, true),
                new Wanted(MadeAuthority.SEALS, "NT", false, 0, true),
                new Wanted(MadeAuthority.SEALS, "P", false, 0, true),
                new Wanted(MadeAuthority.SEALS, "NV", true, 0, true),
                new Wanted(MadeAuthority.SEALS, "NV", false, KeyUsage.keyEncipherment, true));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aCertificateForSomethingElseIsNotBelieved(Wanted wanted) throws Exception {
        assertFault(Fault.SIGNER_NOT_FOR_SEALS, states(authority, false, NOW.plusSeconds(60)), wanted, NOW);
    }

    @Test
    void aSignerThatMayOnlySignIsBelieved() throws Exception {
        Wanted japans = new Wanted(MadeAuthority.SEALS, "NV", false, KeyUsage.digitalSignature, true);
        assertThat(require(states(authority, false, NOW.plusSeconds(60)), japans, NOW).byAuthority())
                .isTrue();
    }

    @Test
    void aSignerThatNamesNoAuthoritysKeyIsNotBelieved() throws Exception {
        Wanted nameless = new Wanted(MadeAuthority.SEALS, "NV", false, 0, false);
        assertFault(Fault.SIGNER_NOT_TRUSTED, states(authority, false, NOW.plusSeconds(60)), nameless, NOW);
    }

    /// The same name, another key.
    @Test
    void anAuthorityOfTheSameNameVouchesForNobodyElsesSigners() throws Exception {
        MadeAuthority other = new MadeAuthority(UTOPIA, NOW);
        assertFault(Fault.SIGNER_NOT_TRUSTED, states(other, false, NOW.plusSeconds(60)), Wanted.right(), NOW);
    }

    @Test
    void aStateThatIsNotConfiguredIsNotBelieved() throws Exception {
        TrustedStates states = states(authority, false, NOW.plusSeconds(60));
        SignerCertificate signer = SignerCertificate.of(authority.signer(Wanted.right()));
        assertThatThrownBy(() -> states.require("XYZ", "cer", signer, NOW))
                .isInstanceOfSatisfying(
                        NotBelieved.class, refused -> assertThat(refused.fault()).isEqualTo(Fault.UNKNOWN_ISSUER));
    }

    @Test
    void aRevokedSignerIsNotBelievedEvenByAnOldList() throws Exception {
        assertFault(Fault.SIGNER_REVOKED, states(authority, true, NOW.plusSeconds(60)), Wanted.right(), NOW);
        assertFault(Fault.SIGNER_REVOKED, states(authority, true, NOW.minusSeconds(30)), Wanted.right(), NOW);
    }

    @Test
    void anOldListIsNotCalledAChecked() throws Exception {
        assertThat(require(states(authority, false, NOW.minusSeconds(30)), Wanted.right(), NOW))
                .isEqualTo(new SignerTrust(false, true, false));
    }

    @Test
    void aListThatAnotherSignedIsNoList() throws Exception {
        MadeAuthority other = new MadeAuthority(UTOPIA, NOW);
        TrustedStates states = states(state(
                List.of(authority.own()), List.of(other.list(true, NOW.plusSeconds(60))), List.of()));
        assertThat(require(states, Wanted.right(), NOW)).isEqualTo(new SignerTrust(false, true, false));
    }

    @Test
    void aSignerOutsideItsTimeIsNotBelieved() throws Exception {
        TrustedStates states = states(authority, false, NOW.plusSeconds(60));
        assertFault(Fault.SIGNER_EXPIRED, states, Wanted.right(), NOW.minus(Duration.ofDays(2)));
        assertFault(Fault.SIGNER_EXPIRED, states, Wanted.right(), NOW.plus(Duration.ofDays(101)));
    }

    /// What is remembered of a chain is remembered for that certificate alone.
    @Test
    void anotherCertificateIsCheckedAnew() throws Exception {
        TrustedStates states = states(authority, false, NOW.plusSeconds(60));
        require(states, Wanted.right(), NOW);
        MadeAuthority other = new MadeAuthority(UTOPIA, NOW);
        byte[] foreign = other.signer(Wanted.right());
        assertThatThrownBy(() -> states.require("UTO", base64(foreign), SignerCertificate.of(foreign), NOW))
                .isInstanceOf(NotBelieved.class);
    }

    private void assertFault(Fault fault, TrustedStates states, Wanted wanted, Instant time) {
        assertThatThrownBy(() -> require(states, wanted, time))
                .isInstanceOfSatisfying(
                        NotBelieved.class, refused -> assertThat(refused.fault()).isEqualTo(fault));
    }

    private SignerTrust require(TrustedStates states, Wanted wanted, Instant time) throws Exception {
        byte[] signer = authority.signer(wanted);
        return states.require("UTO", base64(signer), SignerCertificate.of(signer), time);
    }

    private static TrustedStates states(MadeAuthority trusted, boolean revoking, Instant listedUntil) throws Exception {
        return states(state(List.of(trusted.own()), List.of(trusted.list(revoking, listedUntil)), List.of()));
    }

    private static TrustedStates states(TrustConfig.State utopia) {
        TrustConfig config = new TrustConfig() {
            @Override
            public Map<String, Issuer> issuers() {
                return Map.of();
            }

            @Override
            public Map<String, State> states() {
                return Map.of("UTO", utopia);
            }
        };
        return new TrustedStates(config, TestKeys.fresh(CLOCK), TestKeys.issuer());
    }

    private static TrustConfig.State state(List<byte[]> authorities, List<byte[]> lists, List<byte[]> signers)
            throws Exception {
        Optional<List<Path>> trusted = Optional.of(files(authorities));
        Optional<List<Path>> revoked = Optional.of(files(lists));
        Optional<List<Path>> pinned = Optional.of(files(signers));
        return new TrustConfig.State() {
            @Override
            public Optional<List<Path>> authorities() {
                return trusted;
            }

            @Override
            public Optional<List<Path>> revocations() {
                return revoked;
            }

            @Override
            public Optional<List<Path>> signers() {
                return pinned;
            }
        };
    }

    private static List<Path> files(List<byte[]> contents) throws Exception {
        List<Path> files = new java.util.ArrayList<>();
        for (byte[] content : contents) {
            files.add(MadeAuthority.file(content));
        }
        return files;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
