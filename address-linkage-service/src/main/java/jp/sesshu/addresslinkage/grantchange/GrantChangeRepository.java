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
    private static final UUID BEHIND_ALL = new UUID(-1, -1);

    Optional<GrantChange> locked(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /// Up to {@code atMost} changes, the newest first.
    List<GrantChange> page(GrantChange.@Nullable State state, @Nullable UUID after, int atMost) {
        UUID last = after == null ? BEHIND_ALL : after;
        return (state == null
                        ? find("id < ?1 order by id desc", last)
                        : find("state = ?1 and id < ?2 order by id desc", state, last))
                .page(0, atMost)
                .list();
    }
}
