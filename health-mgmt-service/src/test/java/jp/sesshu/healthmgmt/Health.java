package jp.sesshu.healthmgmt;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.testing.SuiteParts;
import jp.sesshu.platform.testing.Tokens;

/// What the tests of this service ask again and again.
public final class Health {
    private static final AtomicInteger NEXT_MUNICIPALITY = new AtomicInteger(40_000);

    private Health() {}

    /// A valid code that no other test uses, so that each has subjects and tickets of its own.
    public static String freshMunicipality() {
        String digits = String.valueOf(NEXT_MUNICIPALITY.incrementAndGet());
        for (int check = 0; check < 10; check++) {
            if (MunicipalityCode.isValid(digits + check)) {
                return digits + check;
            }
        }
        throw new AssertionError("no check digit fits");
    }

    public static Tokens clerk(String municipality) {
        return Tokens.of(
                        "health-mgmt-service",
                        "subject:read",
                        "subject:extract",
                        "ticket:issue",
                        "registration:request",
                        "registration:read")
                .municipality(municipality);
    }

    public static Tokens supervisor(String municipality) {
        return Tokens.of(
                        "health-mgmt-service",
                        "registration:approve",
                        "registration:read",
                        "dead-letter:read",
                        "dead-letter:replay")
                .municipality(municipality)
                .user("supervisor-" + municipality);
    }

    public static RequestSpecification as(Tokens token) {
        return given().auth().oauth2(token.sign()).contentType(ContentType.JSON);
    }

    /// @return the extract's id
    public static String extracted(Tokens clerk, LocalDate baseDate, int minimumAge, int maximumAge) {
        Response answer =
                as(clerk).body(extraction(baseDate, minimumAge, maximumAge)).post("/extractions");
        answer.then().statusCode(201);
        return answer.jsonPath().getString("id");
    }

    public static Map<String, Object> extraction(LocalDate baseDate, int minimumAge, int maximumAge) {
        return Map.of("title", "初回", "baseDate", baseDate, "minimumAge", minimumAge, "maximumAge", maximumAge);
    }

    public static Response issue(Tokens clerk, String extraction) {
        return as(clerk).body(Map.of("issuedOn", "2022-04-01")).post("/extractions/" + extraction + "/tickets");
    }

    public static Response refused(Response answer, int status, String problem) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + problem));
        return answer;
    }

    /// Audit entries of one municipality in the order they were written.
    public static List<JsonPath> entries(String municipality, String action) throws SQLException {
        return query(
                        "select payload from outbox_event where municipality = ? and aggregatetype = 'audit.entry' "
                                + "and payload::json ->> 'action' = ? order by position",
                        municipality,
                        action)
                .stream()
                .map(JsonPath::from)
                .toList();
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

    /// Changes something behind the service's back.
    public static void change(String sql, Object... arguments) throws SQLException {
        try (Connection connection = SuiteParts.superuser();
                PreparedStatement statement = prepared(connection, sql, arguments)) {
            statement.execute();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    /// A resident in the subject file, who was there ever since.
    public static void subject(String municipality, String addressee, LocalDate birthDate) throws SQLException {
        subject(municipality, addressee, birthDate, "1", null, null);
    }

    public static void subject(
            String municipality,
            String addressee,
            LocalDate birthDate,
            String residency,
            LocalDate since,
            LocalDate until)
            throws SQLException {
        change(
                "insert into subject (municipality, addressee_number, history_number, residency, name, kana, birth_date, "
                        + "sex, resident_since, resident_until, deleted) "
                        + "values (?, ?, 1, ?, '浦安 花子', 'ウラヤス ハナコ', ?, '2', ?::date, ?::date, false)",
                municipality,
                addressee,
                residency,
                birthDate,
                since,
                until);
    }
}
