package jp.sesshu.certificate.signing;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.sesshu.platform.problem.ProblemException;

/// Which key signs now. The newest of those whose time it is, so that a new key takes over while the old one could
/// still sign.
@ApplicationScoped
public class SigningKeys {
    private final SigningKeyStore store;
    private final InstantSource clock;

    public SigningKeys(SigningKeyStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// @throws ProblemException where no key of that purpose signs now
    public SigningKey current(KeyPurpose purpose) {
        Instant now = clock.instant();
        return store.keys().stream()
                .filter(key -> key.purpose() == purpose && key.signsAt(now))
                .max(Comparator.comparing(SigningKey::signsFrom).thenComparing(SigningKey::kid))
                .orElseThrow(() -> ProblemException.of(SigningProblem.NO_SIGNING_KEY));
    }

    /// @param key that {@link #current} gave
    /// @return r and s, 32 bytes each
    public byte[] sign(SigningKey key, byte[] message) {
        try {
            return store.sign(key.kid(), message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key store doesn't sign", e);
        }
    }

    /// All keys of one purpose, oldest first: past ones verify what they signed, future ones are made known early.
    public List<SigningKey> all(KeyPurpose purpose) {
        return store.keys().stream()
                .filter(key -> key.purpose() == purpose)
                .sorted(Comparator.comparing(SigningKey::signsFrom).thenComparing(SigningKey::kid))
                .toList();
    }

    public Optional<CountryAuthority> authority() {
        return store.authority();
    }
}
