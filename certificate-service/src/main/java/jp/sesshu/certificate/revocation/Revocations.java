package jp.sesshu.certificate.revocation;

/// Whether what this installation issued still counts.
public interface Revocations {
    boolean isRevoked(String kid, String rid);

    /// Of a seal, which no public list is about: only somebody who holds it can ask.
    boolean isSealRevoked(String uvci);
}
