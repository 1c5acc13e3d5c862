package jp.sesshu.vrs;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import jp.sesshu.platform.testing.SuiteParts;
import jp.sesshu.platform.testing.Tokens;

/// What the tests of this service ask again and again.
public final class VrsTest {
    public static final String CITY = "122271";
    public static final String OTHER_CITY = "900001";
    public static final String HEADER =
            "処理区分,市区町村コード,個人番号,宛名番号,接種券番号,氏名,氏名カナ,生年月日,性別,接種券発行日,接種券状態,転出フラグ,転出日,死亡フラグ,死亡日,支援措置フラグ\r\n";

    private static final AtomicLong NEXT_TICKET = new AtomicLong();

    private VrsTest() {}

    /// A table of rules of watching.
    public static String rules(String name) {
        return SuiteParts.root()
                .resolve("vrs-service/src/test/resources/rules/" + name + ".csv")
                .toString();
    }

    public static RequestSpecification as(Tokens token) {
        return given().auth().oauth2(token.sign()).contentType(ContentType.JSON);
    }

    public static Tokens clerk() {
        return Tokens.of("vrs-service", "subject:upload", "job:read", "dose:read", "dose:correct", "dose:cancel");
    }

    /// Who enters subjects and tickets one by one.
    public static Tokens registrar() {
        return Tokens.of("vrs-service", "subject:read", "subject:enter", "subject:flag", "ticket:enter");
    }

    public static Tokens venue() {
        return Tokens.of("vrs-service", "dose:record").zone("internet").user("venue-122271");
    }

    /// One subject with one ticket as a TARGET row.
    public static String row(String city, String myNumber, String addressee, String ticket) {
        return "1," + city + "," + myNumber + "," + addressee + "," + ticket
                + ",接種　花子,セッシュ　ハナコ,19800401,2,20210301,1,0,,0,,0\r\n";
    }

    public static Response upload(Tokens token, String csv) {
        return given().auth()
                .oauth2(token.sign())
                .contentType("text/csv;charset=UTF-8")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/subject-files");
    }

    /// Waits until the job of an accepted upload has ended, and gives its last state.
    public static Response ended(Tokens token, Response accepted) {
        String job = accepted.jsonPath().getString("job");
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> as(token).get("/jobs/" + job), answer -> !"ACCEPTED".equals(answer.path("state")));
    }

    /// A ticket that no other test uses, of a person who has no other.
    public static String freshTicket(String city) throws SQLException {
        String number = String.valueOf(4_000_000_000L + NEXT_TICKET.incrementAndGet());
        execute(
                "insert into subject (municipality, addressee_number, name, birth_date, sex) "
                        + "values (?, ?, '接種　太郎', '1980-04-01', '1')",
                city,
                number);
        register(city, number);
        return number;
    }

    /// A valid ticket of the person with the same number.
    public static void register(String city, String ticket) throws SQLException {
        execute(
                "insert into ticket (municipality, ticket_number, addressee_number, issued_on, state) "
                        + "values (?, ?, ?, '2021-03-01', 'VALID')",
                city,
                ticket,
                ticket);
    }

    /// So many people, each with one ticket and a first dose; whoever asks takes them away again.
    public static void people(String city, int count) throws SQLException {
        execute("""
                with subjects as (
                    insert into subject (municipality, addressee_number, name, birth_date, sex)
                    select ?, lpad(n::text, 10, '0'), '接種　太郎', '1980-04-01', '1' from generate_series(1, ?) n
                    returning municipality, addressee_number),
                tickets as (
                    insert into ticket (municipality, ticket_number, addressee_number, issued_on, state)
                    select municipality, addressee_number, addressee_number, '2021-03-01', 'VALID' from subjects
                    returning municipality, ticket_number)
                insert into dose (municipality, id, ticket_number, dose_number, state, given_on, product, lot_number,
                                  venue, version)
                select municipality, gen_random_uuid(), ticket_number, 1, 'RECORDED', '2021-06-01', 'SPIKEVAX',
                       '3004667', '市民体育館', 1
                  from tickets""", city, count);
    }

    /// One more valid ticket of whoever has this one.
    public static String furtherTicket(String city, String ticket) throws SQLException {
        String number = String.valueOf(4_000_000_000L + NEXT_TICKET.incrementAndGet());
        execute(
                "insert into ticket (municipality, ticket_number, addressee_number, issued_on, state) "
                        + "select municipality, ?, addressee_number, '2021-04-01', 'VALID' from ticket "
                        + "where municipality = ? and ticket_number = ?",
                number,
                city,
                ticket);
        return number;
    }

    /// As superuser, past row-level security.
    public static void execute(String sql, Object... arguments) throws SQLException {
        try (Connection connection = SuiteParts.superuser();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.execute();
        }
    }

    /// Audit entries about a ticket or a record that wait in the outbox, as {@code action outcome}.
    public static List<String> auditEntriesAbout(String number) throws SQLException {
        return query(
                "select concat_ws(' ', payload::json ->> 'action', payload::json ->> 'outcome') from outbox_event "
                        + "where aggregatetype = 'audit.entry' and payload::jsonb -> 'subjects' "
                        + "@> jsonb_build_array(jsonb_build_object('number', ?::text)) order by position",
                number);
    }

    /// Values of one column, read past row-level security.
    public static List<String> query(String sql, Object... arguments) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = SuiteParts.superuser();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    values.add(row.getString(1));
                }
            }
        }
        return values;
    }
}
