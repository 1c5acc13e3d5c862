package jp.sesshu.certificate.signing;

import java.util.Locale;

/// What a key signs. No key has two purposes.
public enum KeyPurpose {
    /// SMART Health Cards; verifiers find the public key in the issuer's JWKS.
    HEALTH_CARD,
    /// VDS-NC seals; verifiers find the key in the barcode signer certificate inside the seal.
    SEAL;

    String folder() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
