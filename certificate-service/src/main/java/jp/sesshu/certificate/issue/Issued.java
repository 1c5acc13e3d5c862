package jp.sesshu.certificate.issue;

import jp.sesshu.certificate.content.CertificateContent;
import jp.sesshu.certificate.content.CertificateId;
import jp.sesshu.certificate.healthcard.HealthCard;
import org.jspecify.annotations.Nullable;

/// A certificate that was issued: recorded, and now to be handed over.
///
/// @param seal the VDS-NC seal's JSON; null for a domestic certificate
public record Issued(
        CertificateContent content,
        HealthCard card,
        @Nullable String seal) {
    public CertificateId id() {
        return content.id();
    }

    /// A certificate is about a person.
    @Override
    public String toString() {
        return "Issued[" + id() + "]";
    }
}
