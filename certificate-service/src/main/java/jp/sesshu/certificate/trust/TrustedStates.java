package jp.sesshu.certificate.trust;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import jp.sesshu.certificate.signing.CountryAuthority;
import jp.sesshu.certificate.signing.IssuerConfig;
import jp.sesshu.certificate.signing.SigningKeys;
import org.bouncycastle.cert.X509CertificateHolder;

/// The states whose seals are believed, each with its signing authorities.
@ApplicationScoped
public class TrustedStates {
    private static final int REMEMBERED = 1_000;
    private final TrustConfig config;
    private final SigningKeys keys;
    private final IssuerConfig issuer;
    private final Supplier<Map<String, State>> configured = new Once<>(this::read);
    /// The authority that a signer was found to be vouched for by. A state has a handful of signers, and checking a
    /// chain costs more than checking a seal.
    private final Cache<Chain, Authority> vouched =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private volatile Optional<Own> own = Optional.empty();

    private record State(List<Authority> authorities, List<X509CertificateHolder> signers) {}

    private record Own(CountryAuthority given, Authority read) {}

    private record Chain(String state, X509CertificateHolder authority, String signer) {}

    public TrustedStates(TrustConfig config, SigningKeys keys, IssuerConfig issuer) {
        this.config = config;
        this.keys = keys;
        this.issuer = issuer;
    }

    /// @param written the certificate as it stands in the seal
    /// @return how far the signer is believed
    /// @throws NotBelieved where it is not
    public SignerTrust require(String state, String written, SignerCertificate signer, Instant now)
            throws NotBelieved {
        signer.requireForHealthSeals();
        if (!signer.isValidAt(now)) {
            throw new NotBelieved(Fault.SIGNER_EXPIRED);
        }
        State known = configured.get().getOrDefault(state, new State(List.of(), List.of()));
        List<Authority> authorities = new ArrayList<>(known.authorities());
        if (state.equals(issuer.state())) {
            ownAuthority().ifPresent(authorities::add);
        }
        if (authorities.isEmpty() && known.signers().isEmpty()) {
            throw new NotBelieved(Fault.UNKNOWN_ISSUER);
        }
        if (known.signers().stream().anyMatch(signer::isSameAs)) {
            return SignerTrust.CONFIGURED;
        }
        return vouchedFor(state, written, signer, authorities, now);
    }

    private SignerTrust vouchedFor(
            String state, String written, SignerCertificate signer, List<Authority> authorities, Instant now)
            throws NotBelieved {
        for (Authority authority : authorities) {
            Chain chain = new Chain(state, authority.certificate(), written);
            if (vouched.getIfPresent(chain) == null) {
                if (!signer.isVouchedForBy(authority)) {
                    continue;
                }
                vouched.put(chain, authority);
            }
            if (!authority.isValidAt(now)) {
                throw new NotBelieved(Fault.SIGNER_NOT_TRUSTED);
            }
            if (signer.isOn(authority)) {
                throw new NotBelieved(Fault.SIGNER_REVOKED);
            }
            return new SignerTrust(isOwn(authority), true, authority.hasListAt(now));
        }
        throw new NotBelieved(Fault.SIGNER_NOT_TRUSTED);
    }

    private boolean isOwn(Authority authority) {
        return own.isPresent() && own.get().read().equals(authority);
    }

    private Optional<Authority> ownAuthority() {
        Optional<CountryAuthority> given = keys.authority();
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Optional<Own> known = own;
        if (known.isPresent() && known.get().given().equals(given.get())) {
            return Optional.of(known.get().read());
        }
        try {
            Authority read = Authority.of(
                    given.get().certificate().getEncoded(),
                    List.of(given.get().revocations().getEncoded()));
            own = Optional.of(new Own(given.get(), read));
            return Optional.of(read);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("this installation's own authority can't be read", e);
        }
    }

    private Map<String, State> read() {
        Map<String, State> states = new HashMap<>();
        config.states().forEach((name, state) -> states.put(name, read(state)));
        return states;
    }

    private static State read(TrustConfig.State state) {
        try {
            List<byte[]> lists = contents(state.revocations());
            List<Authority> authorities = new ArrayList<>();
            for (byte[] each : contents(state.authorities())) {
                authorities.add(Authority.of(each, lists));
            }
            List<X509CertificateHolder> signers = new ArrayList<>();
            for (byte[] each : contents(state.signers())) {
                signers.add(new X509CertificateHolder(Authority.unarmoured(each)));
            }
            return new State(authorities, signers);
        } catch (IOException e) {
            throw new UncheckedIOException("a trusted state's file can't be read: certificate.trust.states", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a trusted state's certificate is broken: certificate.trust.states", e);
        }
    }

    private static List<byte[]> contents(Optional<List<Path>> files) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (Path file : files.orElse(List.of())) {
            contents.add(Files.readAllBytes(file));
        }
        return contents;
    }
}
