package jp.sesshu.benchmarks.dose;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import jp.sesshu.benchmarks.load.Load;
import jp.sesshu.benchmarks.load.Pace;
import jp.sesshu.localstack.suite.SuiteStack;

/// What this PostgreSQL can do at best on this machine, now: single-row inserts, each its own durable commit.
public final class PostgresLimit {
    private static final int CONNECTIONS = 32;

    private PostgresLimit() {}

    /// Measured and shown.
    public static Pace pace(SuiteStack stack, double seconds) throws SQLException {
        return Pace.shown(singleRowCommits(stack, seconds));
    }

    static Load.Result singleRowCommits(SuiteStack stack, double seconds) throws SQLException {
        execute(
                stack,
                "create table if not exists bench_limit (id bigint generated always as identity primary key,"
                        + " payload text not null)");
        try {
            return Load.run(CONNECTIONS, seconds, _ -> new Inserting(stack.adminConnection("vrs")));
        } finally {
            execute(stack, "drop table bench_limit");
        }
    }

    private static void execute(SuiteStack stack, String sql) throws SQLException {
        try (Connection connection = stack.adminConnection("vrs");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static final class Inserting implements Load.Worker {
        private final Connection connection;
        private final PreparedStatement insert;

        Inserting(Connection connection) throws SQLException {
            this.connection = connection;
            this.insert = connection.prepareStatement("insert into bench_limit (payload) values (?)");
        }

        @Override
        public boolean once() throws SQLException {
            insert.setString(1, "x".repeat(200));
            return insert.executeUpdate() == 1;
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
