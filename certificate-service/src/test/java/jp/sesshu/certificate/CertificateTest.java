package jp.sesshu.certificate;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import jp.sesshu.platform.mynumber.MyNumber;
import jp.sesshu.platform.testing.SuiteParts;
import jp.sesshu.platform.testing.Tokens;

/// What the tests of this service ask again and again.
public final class CertificateTest {
    public static final String CITY = "122271";
    public static final String OTHER_CITY = "900001";
    private static final AtomicLong NEXT = new AtomicLong();

    private CertificateTest() {}

    public static RequestSpecification as(Tokens token) {
        return given().auth().oauth2(token.sign()).contentType(ContentType.JSON);
    }

    /// An addressee number that no other test uses.
    public static String freshAddressee() {
        return String.valueOf(5_000_000_000L + NEXT.incrementAndGet());
    }

    /// Valid, and nobody's.
    public static String freshMyNumber() {
        String start = "%011d".formatted(90_100_000_000L + NEXT.incrementAndGet());
        for (int digit = 0; digit <= 9; digit++) {
            if (MyNumber.isValid(start + digit)) {
                return start + digit;
            }
        }
        throw new IllegalStateException("every number has a check digit");
    }

    /// As superuser, past row-level security.
    public static void execute(String sql, Object... arguments) throws SQLException {
        try (Connection connection = SuiteParts.superuser();
                PreparedStatement statement = prepared(connection, sql, arguments)) {
            statement.execute();
        }
    }

    /// Values of one column, read past row-level security.
    public static List<String> query(String sql, Object... arguments) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = SuiteParts.superuser();
                PreparedStatement statement = prepared(connection, sql, arguments);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    /// Audit entries about a record that wait in the outbox, as {@code action outcome purpose}.
    public static List<String> auditEntriesAbout(UUID record) throws SQLException {
        return query(
                "select concat_ws(' ', payload::json ->> 'action', payload::json ->> 'outcome', "
                        + "payload::json ->> 'purpose') from outbox_event where aggregatetype = 'audit.entry' "
                        + "and payload::jsonb -> 'subjects' @> jsonb_build_array(jsonb_build_object('number', ?::text)) "
                        + "order by position",
                record.toString());
    }
}
