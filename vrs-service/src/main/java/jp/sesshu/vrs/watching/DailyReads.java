package jp.sesshu.vrs.watching;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import jp.sesshu.platform.access.CurrentCaller;

/// Users' reads by day, of all processes together; those of more than three months ago are let go.
@ApplicationScoped
class DailyReads {
    /// In the order of the names, so that two processes don't wait for each other. Days without a read are no days of
    /// work and don't count.
    private static final String ADD = """
            with past as (
                delete from daily_reads where municipality = ? and day < cast(? as date) - 92)
            insert into daily_reads as r (municipality, user_name, day, reads)
            select ?, n.user_name, ?, n.reads
              from unnest(?::text[], ?::bigint[]) as n (user_name, reads) order by n.user_name
                on conflict (municipality, user_name, day) do update set reads = r.reads + excluded.reads
            returning user_name, reads,
                      (select coalesce(avg(p.reads), 0) from daily_reads p
                        where p.municipality = r.municipality and p.user_name = r.user_name
                          and p.day < r.day and p.day >= r.day - 28)""";
    private final AgroalDataSource database;
    private final CurrentCaller caller;

    DailyReads(AgroalDataSource database, CurrentCaller caller) {
        this.database = database;
        this.caller = caller;
    }

    /// @param today of all processes
    /// @param mean of the days before, in four weeks
    record Habit(long today, double mean) {}

    @Transactional(rollbackOn = Exception.class)
    Map<String, Habit> add(LocalDate day, Map<String, Long> reads) throws SQLException {
        String municipality = caller.get().municipality().value();
        Map<String, Habit> habits = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setString(1, municipality);
            statement.setObject(2, day);
            statement.setString(3, municipality);
            statement.setObject(4, day);
            statement.setArray(
                    5, connection.createArrayOf("text", reads.keySet().toArray()));
            statement.setArray(
                    6, connection.createArrayOf("bigint", reads.values().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    habits.put(row.getString(1), new Habit(row.getLong(2), row.getDouble(3)));
                }
            }
        }
        return habits;
    }
}
