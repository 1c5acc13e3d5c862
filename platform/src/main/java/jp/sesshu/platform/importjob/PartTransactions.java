package jp.sesshu.platform.importjob;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;

/// The transactions of a file's parts, and which parts were committed.
@ApplicationScoped
class PartTransactions {
    private final AgroalDataSource database;
    private final CurrentCaller caller;

    PartTransactions(AgroalDataSource database, CurrentCaller caller) {
        this.database = database;
        this.caller = caller;
    }

    interface Held {
        /// Returns to commit, throws to roll back.
        void with(Connection connection) throws Exception;
    }

    /// One transaction, as long as it takes, in the calling thread. Of two parts that wait for each other PostgreSQL knows
    /// nothing, since one of them waits here: whoever waits for a lock for long gives up.
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    @TransactionConfiguration(timeout = 7200)
    void hold(Held held) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = '20s'");
            held.with(connection);
        }
    }

    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    <T> T ahead(Parts.AheadWork<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return work.in(connection);
        }
    }

    /// @return how many rows each part took that was committed before a crash, by number
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    Map<Integer, Long> committed(UUID job) throws SQLException {
        Map<Integer, Long> taken = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select number, rows_taken from import_part where job_id = ?")) {
            statement.setObject(1, job);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    taken.put(row.getInt(1), row.getLong(2));
                }
            }
        }
        return taken;
    }

    /// Written in the part's own transaction, with the rows it refused: there if, and only if, the part is.
    void remember(Connection part, UUID job, int number, long taken) throws SQLException {
        Refusals.record(part, caller.get().municipality(), job);
        try (PreparedStatement statement = part.prepareStatement(
                "insert into import_part (municipality, job_id, number, rows_taken) values (?, ?, ?, ?)")) {
            statement.setString(1, caller.get().municipality().value());
            statement.setObject(2, job);
            statement.setInt(3, number);
            statement.setLong(4, taken);
            statement.executeUpdate();
        }
    }
}
