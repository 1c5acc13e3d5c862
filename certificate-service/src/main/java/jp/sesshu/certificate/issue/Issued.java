package jp.sesshu.certificate.issue;

import jp.sesshu.certificate.content.CertificateContent;
import jp.sesshu.certificate.content.CertificateId;

/// A certificate that was issued: recorded, and now to be handed over.
///
/// @param uvci twelve capital letters and digits, by which an international certificate's seal is known
public record Issued(CertificateContent content, String uvci) {
    public CertificateId id() {
        return content.id();
    }
}
