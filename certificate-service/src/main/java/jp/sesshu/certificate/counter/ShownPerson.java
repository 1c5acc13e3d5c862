package jp.sesshu.certificate.counter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.certificate.lookup.LookedUp;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;

/// Writes down whose record is about to be shown.
@ApplicationScoped
class ShownPerson {
    private final AuditLog audit;

    ShownPerson(AuditLog audit) {
        this.audit = audit;
    }

    @Transactional
    void record(UUID application, LookedUp.Person person) {
        audit.record(Deed.of("certificate.record-shown")
                .about(List.of(SubjectReference.of(person.addresseeNumber()), SubjectReference.ofRecord(application)))
                .with(Map.of("doses", person.doses().size(), "protected", person.protectedPerson())));
    }
}
