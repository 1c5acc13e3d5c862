package jp.sesshu.certificate.history;

/// VALID until it is taken back, for a new one or for another reason. Outdated is beside that: it still counts, and
/// what it says is no longer what is on record.
enum CertificateState {
    VALID,
    REPLACED,
    REVOKED
}
