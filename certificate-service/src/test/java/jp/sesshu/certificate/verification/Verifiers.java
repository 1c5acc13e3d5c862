package jp.sesshu.certificate.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sesshu.certificate.revocation.Revocations;
import jp.sesshu.certificate.signing.IssuerConfig;
import jp.sesshu.certificate.signing.IssuerUrl;
import jp.sesshu.certificate.signing.SigningKeys;
import jp.sesshu.certificate.signing.TestKeys;
import jp.sesshu.certificate.trust.Fault;
import jp.sesshu.certificate.trust.NotBelieved;
import jp.sesshu.certificate.trust.TrustConfig;
import jp.sesshu.certificate.trust.TrustedIssuers;
import jp.sesshu.certificate.trust.TrustedStates;
import jp.sesshu.platform.testing.SuiteParts;
import org.jspecify.annotations.Nullable;

/// Verification as the service does it, with published certificates trusted, and a list of what was revoked.
final class Verifiers implements Revocations {
    final Set<String> revoked = new HashSet<>();
    private final VerifyCertificate verify;

    Verifiers(SigningKeys keys, InstantSource clock, TrustConfig trust) {
        IssuerConfig issuer = TestKeys.issuer();
        verify = VerifyCertificate.of(
                new TrustedIssuers(trust, keys, issuer, this), new TrustedStates(trust, keys, issuer), this, clock);
    }

    Verified verify(String text) throws NotBelieved {
        return verify.verify(text);
    }

    /// @return null where it is believed
    @Nullable
    Fault fault(String text) {
        try {
            verify.verify(text);
            return null;
        } catch (NotBelieved e) {
            return e.fault();
        }
    }

    @Override
    public boolean isRevoked(String kid, String rid) {
        return revoked.contains(rid);
    }

    @Override
    public boolean isSealRevoked(String uvci) {
        return revoked.contains(uvci);
    }

    static Path vector(String name) {
        return SuiteParts.sharedData().resolve("certificate-vectors").resolve(name);
    }

    static String text(String name) {
        try {
            return Files.readString(vector(name), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The published issuers and states.
    static TrustConfig published() {
        return new Trust(
                Map.of(
                        "example", new Issuer("https://spec.smarthealth.cards/examples/issuer", "shc-example-jwks.json"),
                        "japan", new Issuer("https://vc.vrs.digital.go.jp/issuer", "jp-issuer-jwks.json")),
                Map.of(
                        "JPN",
                                new State(
                                        List.of(vector("csca-jpn.der")),
                                        List.of(vector("csca-jpn-2021-08.crl")),
                                        List.of()),
                        "AUS", new State(List.of(vector("csca-aus.der")), List.of(), List.of()),
                        "UTO", new State(List.of(), List.of(), List.of(vector("vdsnc-uto-bsc.pem")))));
    }

    static TrustConfig nobody() {
        return new Trust(Map.of(), Map.of());
    }

    record Trust(Map<String, TrustConfig.Issuer> issuers, Map<String, TrustConfig.State> states)
            implements TrustConfig {}

    record Issuer(String address, String file) implements TrustConfig.Issuer {
        @Override
        public IssuerUrl url() {
            return new IssuerUrl(address);
        }

        @Override
        public Path keys() {
            return vector(file);
        }

        @Override
        public Optional<Path> revocations() {
            return Optional.empty();
        }
    }

    record State(List<Path> trusted, List<Path> lists, List<Path> pinned) implements TrustConfig.State {
        @Override
        public Optional<List<Path>> authorities() {
            return Optional.of(trusted);
        }

        @Override
        public Optional<List<Path>> revocations() {
            return Optional.of(lists);
        }

        @Override
        public Optional<List<Path>> signers() {
            return Optional.of(pinned);
        }
    }
}
