package jp.sesshu.audit.log;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;

/// The officer's check is itself in the log, with what it found. The head it names is one more that later
/// verifications can be held against.
@ApplicationScoped
class RecordVerification {
    private final AuditLog audit;

    RecordVerification(AuditLog audit) {
        this.audit = audit;
    }

    @Transactional
    void record(ChainReport report) {
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("entries", report.entries());
        found.put("headSequence", report.headSequence());
        found.put("headHash", report.headHash().toString());
        found.put("intact", report.intact());
        if (report.knownHeadFound() != null) {
            found.put("knownHeadFound", report.knownHeadFound());
        }
        audit.record(Deed.of("chain.verified").with(found));
    }
}
