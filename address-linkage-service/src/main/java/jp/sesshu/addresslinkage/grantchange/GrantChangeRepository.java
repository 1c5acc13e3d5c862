package jp.sesshu.addresslinkage.grantchange;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class GrantChangeRepository implements PanacheRepositoryBase<GrantChange, UUID> {
    private static final int LIMIT = 500;

    Optional<GrantChange> locked(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /// The newest first, 500 at most.
    List<GrantChange> newest(GrantChange.@Nullable State state) {
        return (state == null
                        ? find("order by requestedAt desc, id desc")
                        : find("state = ?1 order by requestedAt desc, id desc", state))
                .page(0, LIMIT)
                .list();
    }
}
