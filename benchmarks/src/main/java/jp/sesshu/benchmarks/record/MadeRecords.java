package jp.sesshu.benchmarks.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import jp.sesshu.benchmarks.load.Bench;

/// People with four doses each, straight in the national system's tables, as years of work would have left them: one
/// municipality to download from, and as many others as are needed, each of a city's size. They stay for the next run.
final class MadeRecords {
    static final String MUNICIPALITY = Bench.NEIGHBOUR;
    /// Its people have half a million doses.
    private static final int DOWNLOADED = 125_000;
    private static final int CITY = 170_000;
    private static final String[] INSERTS = {
        """
            insert into subject (municipality, addressee_number, name, kana, birth_date, sex)
            select :m, '1' || lpad(n::text, 9, '0'), '浦安　花子', 'うらやす　はなこ', date '1950-01-01' + n % 20000, '2'
              from generate_series(1, :n) n""",
        """
            insert into ticket (municipality, ticket_number, addressee_number, issued_on, state)
            select :m, lpad(n::text, 10, '0'), '1' || lpad(n::text, 9, '0'), date '2021-04-01', 'VALID'
              from generate_series(1, :n) n""",
        """
            with dose_given as materialized (
                select uuidv7() as id, lpad(n::text, 10, '0') as ticket_number, d as dose_number,
                       date '2021-06-01' + d * 180 + n % 100 as given_on
                  from generate_series(1, :n) n cross join generate_series(1, 4) d),
            revised as (
                insert into dose_revision (municipality, dose_id, version, state, given_on, product, lot_number, venue,
                                           revised_by, revised_at)
                select :m, id, 1, 'RECORDED', given_on, 'COMIRNATY', 'FF4204', '浦安市総合体育館', 'venue-made', given_on
                  from dose_given)
            insert into dose (municipality, id, ticket_number, dose_number, state, given_on, product, lot_number, venue,
                              version, source)
            select :m, id, ticket_number, dose_number, 'RECORDED', given_on, 'COMIRNATY', 'FF4204', '浦安市総合体育館',
                   1, 'TABLET'
              from dose_given"""
    };

    private MadeRecords() {}

    /// @param wanted how many people there shall be; the first go to the municipality that is downloaded from
    /// @return how many were made
    static long make(Connection connection, long wanted) throws SQLException {
        long made = area(connection, MUNICIPALITY, DOWNLOADED);
        long there = DOWNLOADED;
        for (int place = 0; there < wanted; place++, there += CITY) {
            made += area(connection, code(place), CITY);
        }
        if (made > 0) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("vacuum (analyze) subject, ticket, dose, dose_revision");
            }
        }
        return made;
    }

    /// Codes that nobody has, with a valid check digit.
    private static String code(int place) {
        String digits = String.valueOf(91_000 + place);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (digits.length() + 1 - i);
        }
        return digits + (11 - sum % 11) % 10;
    }

    /// All of an area's people, or none of them.
    private static int area(Connection connection, String municipality, int people) throws SQLException {
        if (isThere(connection, municipality)) {
            return 0;
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            // as a copy would be played in: what triggers and keys would check holds by the way they are made
            statement.execute("set local session_replication_role = replica");
            for (String insert : INSERTS) {
                statement.execute(
                        insert.replace(":m", "'" + municipality + "'").replace(":n", String.valueOf(people)));
            }
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
        return people;
    }

    private static boolean isThere(Connection connection, String municipality) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select exists (select from dose where municipality = ? and ticket_number = '0000000001')")) {
            statement.setString(1, municipality);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
