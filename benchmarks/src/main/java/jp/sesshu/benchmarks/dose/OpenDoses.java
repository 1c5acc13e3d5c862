package jp.sesshu.benchmarks.dose;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import jp.sesshu.localstack.process.StackFailure;

/// Doses that can still be given: everybody's first, then everybody's second, then everybody's third, each where the
/// intervals allow it.
final class OpenDoses {
    private static final String[] DAYS = {"2022-08-01", "2022-08-29", "2023-02-01"};
    private final Queue<OpenDose> open;

    private OpenDoses(Queue<OpenDose> open) {
        this.open = open;
    }

    record OpenDose(String ticket, int number) {
        String day() {
            return DAYS[number - 1];
        }
    }

    static OpenDoses of(Connection connection, String municipality) throws SQLException {
        Queue<OpenDose> open = new ConcurrentLinkedQueue<>();
        for (int number = 1; number <= DAYS.length; number++) {
            try (PreparedStatement statement = connection.prepareStatement("""
                    select ticket_number from ticket t
                     where municipality = ? and state = 'VALID'
                       and not exists (select 1 from dose d where d.municipality = t.municipality
                                          and d.ticket_number = t.ticket_number and d.dose_number >= ?)
                     order by random()""")) {
                statement.setString(1, municipality);
                statement.setInt(2, number);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        open.add(new OpenDose(row.getString(1), number));
                    }
                }
            }
        }
        return new OpenDoses(open);
    }

    /// @throws StackFailure where none is left: fewer seconds or more residents are needed
    OpenDose next() {
        OpenDose next = open.poll();
        if (next == null) {
            throw new StackFailure("no dose is left to be given: --warm-up or --seconds is too long for --residents");
        }
        return next;
    }
}
