package jp.sesshu.platform.inbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import jp.sesshu.platform.number.MunicipalityCode;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Lets go of the ids of events that Kafka can't deliver again, since it no longer has them. The suite's ids ascend with
/// time, so that old ones stand together at one end of the inbox's index; an id of another kind stays.
@ApplicationScoped
class Forgetting {
    private static final Duration EVERY = Duration.ofHours(1);
    private static final int AT_ONCE = 20_000;
    private static final String DELETE = """
            delete from inbox_event where (event_id, topic, municipality) in (
                select event_id, topic, municipality from inbox_event
                 where event_id < ? and applied_at < now() - make_interval(secs => ?) limit ?)""";
    private final AgroalDataSource database;
    private final InstantSource clock;
    private final Duration rememberedFor;
    private final Map<MunicipalityCode, Instant> next = new ConcurrentHashMap<>();

    Forgetting(
            AgroalDataSource database,
            InstantSource clock,
            @ConfigProperty(name = "suite.events.remembered-for", defaultValue = "45d") Duration rememberedFor) {
        this.database = database;
        this.clock = clock;
        this.rememberedFor = rememberedFor;
    }

    /// Whether it is time to, for this municipality: once in an hour of this process, at once again while many are left.
    boolean isDue(MunicipalityCode municipality) {
        return !clock.instant().isBefore(next.getOrDefault(municipality, Instant.MIN));
    }

    /// The calling municipality's, some at a time. Where it fails it is tried again in an hour.
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    void forget(MunicipalityCode municipality) throws SQLException {
        next.put(municipality, clock.instant().plus(EVERY));
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(DELETE)) {
            statement.setObject(1, firstIdOf(clock.instant().minus(rememberedFor)));
            statement.setLong(2, rememberedFor.toSeconds());
            statement.setInt(3, AT_ONCE);
            if (statement.executeUpdate() == AT_ONCE) {
                next.remove(municipality);
            }
        }
    }

    /// No id of version 7 that was made at that moment or later is smaller.
    static UUID firstIdOf(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16, 0);
    }
}
