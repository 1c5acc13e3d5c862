package jp.sesshu.addresslinkage.grant;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import jp.sesshu.platform.access.CurrentCaller;

/// A municipality's first grants to a consumer: those of its permission table as it was approved, from the first day of
/// the programme. They are written once, before anything else is granted to that consumer, and are grants like any
/// other from then on.
@ApplicationScoped
class InitialGrants {
    private static final String GRANTED_BEFORE = "select distinct consumer from field_grant where municipality = ?";
    private static final String SEED = """
            insert into field_grant (municipality, id, consumer, field, legal_basis, starts_on, requested_by,
                                     approved_by, approved_at)
            select ?, uuidv7(), ?, field, ?, date '2021-02-17', 'configuration', 'configuration', now()
              from unnest(?::text[]) field
             where not exists (select 1 from field_grant where municipality = ? and consumer = ?)""";
    private final CurrentCaller caller;
    private final ConsumerConfig config;

    InitialGrants(CurrentCaller caller, ConsumerConfig config) {
        this.caller = caller;
        this.config = config;
    }

    /// A misspelt item would be granted to nobody, and nobody would notice.
    void refuseUnknownFields(@Observes StartupEvent event) {
        config.consumers()
                .forEach((name, settings) -> settings.initial().ifPresent(granted -> {
                    Set<String> unknown = new HashSet<>(granted.fields());
                    unknown.removeAll(GrantedFields.names());
                    if (!unknown.isEmpty()) {
                        throw new IllegalStateException("address-linkage.consumers.%s.initial.fields: no such items: %s"
                                .formatted(name, unknown));
                    }
                }));
    }

    void ensure(Connection connection) throws SQLException {
        Set<String> before = grantedBefore(connection);
        boolean locked = false;
        for (Map.Entry<String, ConsumerConfig.ConsumerSettings> each :
                config.consumers().entrySet()) {
            if (each.getValue().initial().isPresent() && !before.contains(each.getKey())) {
                if (!locked) {
                    lock(connection);
                    locked = true;
                }
                seed(connection, each.getKey(), each.getValue().initial().get());
            }
        }
    }

    private Set<String> grantedBefore(Connection connection) throws SQLException {
        Set<String> consumers = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(GRANTED_BEFORE)) {
            statement.setString(1, municipality());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    consumers.add(row.getString(1));
                }
            }
        }
        return consumers;
    }

    private void lock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_advisory_xact_lock(hashtext(?))")) {
            statement.setString(1, "grant:" + municipality());
            statement.execute();
        }
    }

    private void seed(Connection connection, String name, ConsumerConfig.InitialGrant granted) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SEED)) {
            statement.setString(1, municipality());
            statement.setString(2, name);
            statement.setString(3, granted.legalBasis());
            statement.setArray(
                    4, connection.createArrayOf("text", granted.fields().toArray()));
            statement.setString(5, municipality());
            statement.setString(6, name);
            statement.executeUpdate();
        }
    }

    private String municipality() {
        return caller.get().municipality().value();
    }
}
