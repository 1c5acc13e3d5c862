package jp.sesshu.addresslinkage.announcement;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import jp.sesshu.platform.access.CurrentCaller;

/// With which items everybody was last announced to each consumer of the caller's municipality, or is being by the run
/// under way. A consumer's row is locked by whoever starts a run, so that nobody else starts one for the same change.
@ApplicationScoped
class AnnouncedFields {
    private static final String INSERT =
            "insert into announced_fields (municipality, consumer, fields) values (?, ?, ?) on conflict do nothing";
    private static final String READ = "select fields from announced_fields where municipality = ? and consumer = ?";
    private static final String WRITE =
            "update announced_fields set fields = ? where municipality = ? and consumer = ?";
    private final AgroalDataSource database;
    private final CurrentCaller caller;

    AnnouncedFields(AgroalDataSource database, CurrentCaller caller) {
        this.database = database;
        this.caller = caller;
    }

    /// @param first what it is where nothing was written down yet
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    Set<String> locked(String consumer, Set<String> first) throws SQLException {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                statement.setString(1, municipality());
                statement.setString(2, consumer);
                statement.setArray(3, connection.createArrayOf("text", first.toArray()));
                statement.executeUpdate();
            }
            return fields(connection, READ + " for update", consumer);
        }
    }

    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    Set<String> of(String consumer) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return fields(connection, READ, consumer);
        }
    }

    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    void write(String consumer, Set<String> fields) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(WRITE)) {
            statement.setArray(1, connection.createArrayOf("text", fields.toArray()));
            statement.setString(2, municipality());
            statement.setString(3, consumer);
            statement.executeUpdate();
        }
    }

    private Set<String> fields(Connection connection, String sql, String consumer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, municipality());
            statement.setString(2, consumer);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? set(row.getArray(1)) : Set.of();
            }
        }
    }

    private static Set<String> set(Array array) throws SQLException {
        return Set.of((String[]) array.getArray());
    }

    private String municipality() {
        return caller.get().municipality().value();
    }
}
