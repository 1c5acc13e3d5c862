package jp.sesshu.certificate.trust;

/// What is known of a card's revocation.
public enum CardRevocation {
    REVOKED,
    NOT_REVOKED,
    /// There is no list of this key's.
    NOT_KNOWN
}
