package jp.sesshu.healthmgmt.registration;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class RegistrationRunRepository implements PanacheRepositoryBase<RegistrationRun, UUID> {
    Optional<RegistrationRun> locked(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    List<RegistrationRun> underWay() {
        return list("state in ?1 order by requestedAt", List.of(RunState.APPROVED, RunState.SENT));
    }
}
