package jp.sesshu.certificate.trust;

/// Why a certificate is not believed. The first that is found; those that come later were not looked for.
public enum Fault {
    /// A picture in which no QR code can be read.
    NO_CODE,
    /// Neither a SMART Health Card nor a seal.
    NOT_A_CERTIFICATE,
    /// One of the two, but not as the format demands.
    MALFORMED,
    /// Signed in a way that isn't verified here.
    UNSUPPORTED_ALGORITHM,
    /// Nobody who is trusted here.
    UNKNOWN_ISSUER,
    /// An issuer who is trusted here, but with a key that isn't known to be theirs.
    UNKNOWN_KEY,
    /// Changed after it was signed, or signed by somebody else.
    SIGNATURE_WRONG,
    NOT_YET_VALID,
    EXPIRED,
    REVOKED,
    /// The signer's certificate isn't one for seals of this kind.
    SIGNER_NOT_FOR_SEALS,
    /// The signer's certificate isn't vouched for by the state that the seal names.
    SIGNER_NOT_TRUSTED,
    SIGNER_EXPIRED,
    SIGNER_REVOKED
}
