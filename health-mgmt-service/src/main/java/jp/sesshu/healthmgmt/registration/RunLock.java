package jp.sesshu.healthmgmt.registration;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/// Lets one process at a time carry a run on. The lock is a connection's own and goes with it, so that a process that
/// died keeps no run.
@ApplicationScoped
class RunLock {
    private final AgroalDataSource database;

    RunLock(AgroalDataSource database) {
        this.database = database;
    }

    interface Work {
        void carryOn() throws InterruptedException;
    }

    /// Does the work, or nothing where another process is at it. Called outside a transaction, for the work has its
    /// own.
    ///
    /// @return whether it was this process's turn
    boolean holding(UUID run, Work work) throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection()) {
            if (!ask(connection, "select pg_try_advisory_lock(?)", run)) {
                return false;
            }
            try {
                work.carryOn();
            } finally {
                ask(connection, "select pg_advisory_unlock(?)", run);
            }
            return true;
        }
    }

    private static boolean ask(Connection connection, String question, UUID run) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            // The random half of the id. Two runs that shared it would wait for each other, no more.
            statement.setLong(1, run.getLeastSignificantBits());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
