package jp.sesshu.platform.audit;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/// The article of law behind each purpose, as configured data (OPS-5): shown to staff and logged with each use. A
/// purpose without one can't be used.
@ConfigMapping(prefix = "suite.my-number")
public interface LegalBases {
    Map<Purpose, String> legalBasis();

    default String of(Purpose purpose) {
        String basis = legalBasis().get(purpose);
        if (basis == null || basis.isBlank()) {
            throw new IllegalStateException("suite.my-number.legal-basis." + purpose + " is not configured");
        }
        return basis;
    }
}
