package jp.sesshu.addresslinkage.grant;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.time.JapaneseCalendar;

/// What is granted today.
@ApplicationScoped
public class Grants {
    private static final String SEED = """
            insert into field_grant (municipality, id, consumer, field, legal_basis, starts_on, requested_by,
                                     approved_by, approved_at)
            select ?, uuidv7(), ?, field, ?, date '2021-02-17', 'configuration', 'configuration', now()
              from unnest(?::text[]) field
             where not exists (select 1 from field_grant where consumer = ?)""";
    private static final String GRANTED = """
            select distinct field from field_grant
             where consumer = ? and starts_on <= ? and (ends_on is null or ends_on >= ?) order by 1""";
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final ConsumerConfig config;
    private final InstantSource clock;

    Grants(AgroalDataSource database, CurrentCaller caller, ConsumerConfig config, InstantSource clock) {
        this.database = database;
        this.caller = caller;
        this.config = config;
        this.clock = clock;
    }

    /// All consumers, each with what it is granted today in the caller's municipality; also those that are granted
    /// nothing.
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public List<Consumer> consumers() throws SQLException {
        List<Consumer> consumers = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            for (Map.Entry<String, ConsumerConfig.ConsumerSettings> each :
                    config.consumers().entrySet()) {
                consumers.add(consumer(connection, each.getKey(), each.getValue()));
            }
        }
        return consumers;
    }

    private Consumer consumer(Connection connection, String name, ConsumerConfig.ConsumerSettings settings)
            throws SQLException {
        if (settings.initial().isPresent()) {
            seed(connection, name, settings.initial().get());
        }
        try (PreparedStatement statement = connection.prepareStatement(GRANTED)) {
            statement.setString(1, name);
            statement.setObject(2, JapaneseCalendar.today(clock));
            statement.setObject(3, JapaneseCalendar.today(clock));
            Set<String> fields = new LinkedHashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    fields.add(row.getString(1));
                }
            }
            fields.retainAll(GrantedFields.names());
            return new Consumer(name, settings.sources(), fields);
        }
    }

    /// A municipality's first grants to a consumer are those of its permission table, once.
    private void seed(Connection connection, String name, ConsumerConfig.InitialGrant initial) throws SQLException {
        String municipality = caller.get().municipality().value();
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(hashtext(?))")) {
            lock.setString(1, "grant:" + municipality);
            lock.execute();
        }
        try (PreparedStatement statement = connection.prepareStatement(SEED)) {
            statement.setString(1, municipality);
            statement.setString(2, name);
            statement.setString(3, initial.legalBasis());
            statement.setArray(
                    4, connection.createArrayOf("text", initial.fields().toArray()));
            statement.setString(5, name);
            statement.executeUpdate();
        }
    }
}
