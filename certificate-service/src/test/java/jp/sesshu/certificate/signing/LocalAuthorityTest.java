package jp.sesshu.certificate.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The profile of the certificates that vouch for seals.
@Tag("VRS-6")
class LocalAuthorityTest {
    private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
    private static final String DOCUMENT_TYPES = "2.23.136.1.1.6.2";

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-04-01T00:00:00Z");

    @Test
    void aBarcodeSignerHasExactlyTheExtensionsOfTheStandard() throws Exception {
        X509Certificate signer = signer();
        assertThat(signer.getCriticalExtensionOIDs()).isEqualTo(Set.of(EXTENDED_KEY_USAGE));
        assertThat(signer.getNonCriticalExtensionOIDs()).isEqualTo(Set.of(AUTHORITY_KEY_IDENTIFIER, DOCUMENT_TYPES));
        assertThat(signer.getExtendedKeyUsage()).containsExactly("2.23.136.1.1.14.2");
        assertThat(HexFormat.of().formatHex(signer.getExtensionValue(DOCUMENT_TYPES)))
                .isEqualTo("040b" + "3009020100310413024e56");
        assertThat(signer.getBasicConstraints()).isEqualTo(-1);
        assertThat(P256.isP256(signer.getPublicKey())).isTrue();
        assertThat(signer.getSubjectX500Principal().getName()).contains("C=JP").contains("CN=");
    }

    @Test
    void theAuthorityVouchesForItByNameKeyAndSignature() throws Exception {
        X509Certificate signer = signer();
        X509Certificate authority = authority().certificate();
        assertThat(signer.getIssuerX500Principal()).isEqualTo(authority.getSubjectX500Principal());
        assertThat(keyIdentifier(signer.getExtensionValue(AUTHORITY_KEY_IDENTIFIER)))
                .isEqualTo(keyIdentifier(authority.getExtensionValue(SUBJECT_KEY_IDENTIFIER)));
        signer.verify(authority.getPublicKey());
        assertThat(authority.getBasicConstraints()).isZero();
        assertThat(authority.getKeyUsage()).containsExactly(false, false, false, false, false, true, true, false, false);
    }

    @Test
    void aBarcodeSignerSignsForThreeMonthsAndIsValidForTenYearsMore() throws Exception {
        SigningKey key = keys().current(KeyPurpose.SEAL);
        assertThat(Duration.between(key.signsFrom(), key.signsUntil()).toDays()).isBetween(92L, 96L);
        assertThat(signer().getNotBefore().toInstant()).isEqualTo(key.signsFrom());
        assertThat(signer().getNotAfter().toInstant()).isEqualTo(Instant.parse("2036-07-05T00:00:00Z"));
    }

    @Test
    void theRevocationListIsTheAuthoritysOwnAndIsRenewedBeforeItEnds() throws Exception {
        SigningKeys keys = keys();
        CountryAuthority first = keys.authority().orElseThrow();
        first.revocations().verify(first.certificate().getPublicKey());
        assertThat(first.revocations().getRevokedCertificates()).isNull();
        now = first.revocations().getNextUpdate().toInstant().minus(Duration.ofDays(1));
        CountryAuthority second = keys.authority().orElseThrow();
        assertThat(second.certificate()).isEqualTo(first.certificate());
        assertThat(second.revocations().getNextUpdate()).isAfter(first.revocations().getNextUpdate());
    }

    private SigningKeys keys() {
        return TestKeys.in(folder, () -> now);
    }

    private X509Certificate signer() {
        return keys().current(KeyPurpose.SEAL).certificates().getFirst();
    }

    private CountryAuthority authority() {
        return keys().authority().orElseThrow();
    }

    /// The last 20 bytes of either extension.
    private static String keyIdentifier(byte[] extension) {
        return HexFormat.of().formatHex(extension, extension.length - 20, extension.length);
    }
}
