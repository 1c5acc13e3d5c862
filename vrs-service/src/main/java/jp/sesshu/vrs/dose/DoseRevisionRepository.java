package jp.sesshu.vrs.dose;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class DoseRevisionRepository implements PanacheRepositoryBase<DoseRevision, DoseRevision.Key> {
    List<DoseRevision> of(UUID dose) {
        return list("doseId = ?1 order by version", dose);
    }
}
