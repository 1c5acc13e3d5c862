package jp.sesshu.certificate.signing;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;

/// Where the signing keys live. Files in the local stack ({@link FileKeyStore}); another bean of this type, in front of
/// a key management service or a hardware module, takes its place.
public interface SigningKeyStore {
    /// All keys that there are and were, past and future ones too.
    List<SigningKey> keys();

    /// @param kid of a key whose private half is here
    /// @return r and s, 32 bytes each
    byte[] sign(String kid, byte[] message) throws GeneralSecurityException;

    /// The country's signing authority, if seals are issued at all.
    Optional<CountryAuthority> authority();
}
