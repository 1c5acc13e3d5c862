package jp.sesshu.benchmarks.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sesshu.certificate.content.CertificateContent;
import jp.sesshu.certificate.content.CertificateId;
import jp.sesshu.certificate.content.CertificateKind;
import jp.sesshu.certificate.content.DoseGiven;
import jp.sesshu.certificate.content.Holder;
import jp.sesshu.certificate.content.Passport;
import jp.sesshu.certificate.content.Vaccine;
import jp.sesshu.certificate.revocation.Revocations;
import jp.sesshu.certificate.signing.FileKeyStore;
import jp.sesshu.certificate.signing.IssuerConfig;
import jp.sesshu.certificate.signing.IssuerUrl;
import jp.sesshu.certificate.signing.KeysConfig;
import jp.sesshu.certificate.signing.SigningKeys;
import jp.sesshu.certificate.trust.TrustConfig;
import jp.sesshu.certificate.trust.TrustedIssuers;
import jp.sesshu.certificate.trust.TrustedStates;
import jp.sesshu.certificate.verification.VerifyCertificate;
import jp.sesshu.platform.number.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/// Invented certificates of three doses, with keys of their own, and nothing revoked.
record MadeCertificates(SigningKeys keys) implements IssuerConfig, Revocations {
    static MadeCertificates withKeys(InstantSource clock) {
        try {
            Path folder = Files.createTempDirectory("certificate-keys");
            return new MadeCertificates(new SigningKeys(new FileKeyStore(new Made(folder), clock), clock));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CertificateContent domestic() {
        return content(CertificateKind.DOMESTIC, null);
    }

    CertificateContent international() {
        return content(CertificateKind.INTERNATIONAL, new Passport("TK0000000", "JPN", "URAYASU", "HANAKO"));
    }

    VerifyCertificate verification(InstantSource clock) {
        TrustConfig nobodyElse = new NobodyElse(Map.of(), Map.of());
        return VerifyCertificate.of(
                new TrustedIssuers(nobodyElse, keys, this, this), new TrustedStates(nobodyElse, keys, this), this, clock);
    }

    private static CertificateContent content(CertificateKind kind, @Nullable Passport passport) {
        return new CertificateContent(
                new CertificateId("JPN90000120211209200002"),
                kind,
                new MunicipalityCode("900001"),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                new Holder("浦安\u3000花子", LocalDate.of(1950, 1, 1)),
                List.of(dose(1, "2021-06-01"), dose(2, "2021-06-22"), dose(3, "2022-01-20")),
                passport);
    }

    private static DoseGiven dose(int number, String day) {
        return new DoseGiven(number, LocalDate.parse(day), Vaccine.COMIRNATY, "FF4204");
    }

    @Override
    public IssuerUrl url() {
        return new IssuerUrl("https://certificates.example/issuer");
    }

    @Override
    public String state() {
        return "JPN";
    }

    @Override
    public String authority() {
        return "MHLW_Gov_of_JAPAN";
    }

    @Override
    public boolean isRevoked(String kid, String rid) {
        return false;
    }

    @Override
    public boolean isSealRevoked(String uvci) {
        return false;
    }

    private record NobodyElse(Map<String, TrustConfig.Issuer> issuers, Map<String, TrustConfig.State> states)
            implements TrustConfig {}

    private record Made(Path keys) implements KeysConfig {
        @Override
        public Optional<Path> folder() {
            return Optional.of(keys);
        }

        @Override
        public boolean create() {
            return true;
        }

        @Override
        public Duration lookAgain() {
            return Duration.ofMinutes(1);
        }
    }
}
