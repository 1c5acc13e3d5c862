package jp.sesshu.certificate.content;

import java.time.Instant;
import java.util.List;
import jp.sesshu.platform.number.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/// Everything that a certificate says.
///
/// @param municipality where the doses are on record, which is who issues
/// @param doses in the order of their numbers; at least one
/// @param passport exactly where the certificate is international
public record CertificateContent(
        CertificateId id,
        CertificateKind kind,
        MunicipalityCode municipality,
        Instant issuedAt,
        Holder holder,
        List<DoseGiven> doses,
        @Nullable Passport passport) {
    public CertificateContent {
        doses = List.copyOf(doses);
        if (doses.isEmpty()) {
            throw new IllegalArgumentException("a certificate is about at least one dose");
        }
        if ((passport == null) == (kind == CertificateKind.INTERNATIONAL)) {
            throw new IllegalArgumentException("an international certificate, and no other, has a passport");
        }
    }
}
