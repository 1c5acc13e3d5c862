package jp.sesshu.vrs.observer;

import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.testing.SuiteParts;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Each test has a prefecture of its own, with one municipality.
@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-12")
class CountResourceTest {
    private static final AtomicInteger NEXT = new AtomicInteger(20);
    private static final String STATE = "000001";
    private static final LocalDate DAY = LocalDate.of(2021, 7, 1);

    @Inject
    PublishCounts counts;

    private String prefecture = "";
    private String municipality = "";
    private int people;

    @BeforeEach
    void useAPrefectureOfItsOwn() {
        int number = NEXT.getAndIncrement();
        prefecture = code("%02d000".formatted(number));
        municipality = code("%02d201".formatted(number));
    }

    @Test
    void thePrefectureSeesCountsByWhatItAsksForAndNoneOfFewDoses() throws SQLException {
        vaccinated(12, "1", "1980-04-01", 1);
        vaccinated(15, "2", "1980-04-01", 1);
        vaccinated(11, "2", "1980-04-01", 2);
        vaccinated(9, "2", "1930-04-01", 1);
        publish(DAY);

        assertThat(answers("by=SEX&by=DOSE")).containsExactly("1 1 12", "2 1 15", "2 2 11");
        assertThat(answers("")).containsExactly("38");
        assertThat(answers("by=AGE_GROUP")).containsExactly("40-49 38");
        assertThat(answers("by=MUNICIPALITY&by=PRODUCT")).containsExactly(municipality + " COMIRNATY 38");
        assertThat(answers("by=DATE")).containsExactly(DAY + " 38");
    }

    @Test
    void oneDoseMoreIsSeenOnlyTogetherWithManyOthers() throws SQLException {
        vaccinated(12, "1", "1980-04-01", 1);
        publish(DAY);
        vaccinated(1, "1", "1980-04-01", 1);
        publish(DAY.plusDays(1));
        assertThat(answers("")).containsExactly("12");

        vaccinated(9, "1", "1980-04-01", 1);
        publish(DAY.plusDays(2));
        assertThat(answers("by=DATE")).containsExactly(DAY + " 12", DAY.plusDays(2) + " 10");
        assertThat(answers("by=SEX&to=" + DAY.plusDays(1))).containsExactly("1 12");
        assertThat(answers("by=SEX&from=" + DAY.plusDays(1))).containsExactly("1 10");
    }

    @Test
    void aDayIsPublishedOnceAndNeverChanges() throws SQLException {
        vaccinated(12, "1", "1980-04-01", 1);
        assertThat(publish(DAY)).isTrue();
        vaccinated(20, "1", "1980-04-01", 1);

        assertThat(publish(DAY)).isFalse();
        assertThat(publish(DAY.minusDays(1))).isFalse();
        assertThat(answers("")).containsExactly("12");
        for (String right : List.of("UPDATE", "DELETE", "TRUNCATE")) {
            assertThat(query(
                            "select bool_or(has_table_privilege(r, t, ?)) from unnest(array['vrs_app', 'vrs_internet', "
                                    + "'vrs_relay']) r, unnest(array['dose_count', 'count_publication']) t",
                            right))
                    .containsExactly("f");
        }
    }

    @Test
    void cancelledDosesAreNotCountedAndAgesAreThoseOfTheDayOfTheDose() throws SQLException {
        // completes 40 years at the end of the day before the birthday, which is the day of the dose
        vaccinated(10, "1", "1981-06-02", 1);
        vaccinated(10, "1", "1981-06-03", 1);
        vaccinated(10, "2", "1981-06-03", 2);
        execute("update dose set state = 'CANCELLED' where municipality = ? and dose_number = 2", municipality);
        publish(DAY);

        assertThat(answers("by=AGE_GROUP")).containsExactly("30-39 10", "40-49 10");
    }

    @Test
    void anotherPrefectureSeesNothingAndTheStateAll() throws SQLException {
        vaccinated(12, "1", "1980-04-01", 1);
        publish(DAY);

        assertThat(lines(get(observer(code("47000")), "by=MUNICIPALITY"))).isEmpty();
        assertThat(lines(get(observer(STATE), "by=MUNICIPALITY"))).contains(municipality + " 12");
        assertThat(lines(get(observer(municipality), "by=MUNICIPALITY"))).containsExactly(municipality + " 12");
    }

    /// Walks the catalogue: a table added tomorrow is out of the observers' reach too, until a policy lets them in.
    @Test
    void anObserverReachesNoRowOfAnyTableButTheCountsWhateverSqlIsSent() throws SQLException {
        vaccinated(12, "1", "1980-04-01", 1);
        publish(DAY);
        List<String> tables = query("""
                select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p') and c.relpersistence = 'p' and n.nspname !~ '^pg_'
                   and n.nspname <> 'information_schema' and c.relname <> 'flyway_schema_history'""");
        assertThat(tables)
                .contains("subject", "ticket", "dose", "my_number.my_number", "subject_revision", "dose_count");
        for (String caller : List.of(prefecture, STATE)) {
            assertThat(tables.stream().filter(table -> sees(caller, table))).containsExactly("dose_count");
        }
    }

    @Test
    @Tag("VRS-14")
    void whoMayCountMayDoNothingElseAndNobodyElseMayCount() {
        Tokens observer = observer(prefecture);
        refused(
                as(observer).body("{\"addresseeNumber\": \"1000000001\"}").post("/subjects/search"),
                403,
                "not-permitted");
        refused(
                as(observer).body("{\"addresseeNumber\": \"1000000001\"}").post("/records/search"),
                403,
                "not-permitted");
        refused(get(observer.permissions("dose:read", "subject:read"), ""), 403, "not-permitted");
        refused(get(observer.zone("internet"), ""), 403, "wrong-zone");
    }

    @Test
    void aQueryThatIsNoneIsRefused() {
        refused(get(observer(prefecture), "by=NAME"), 400, "malformed-request")
                .then()
                .body("field", equalTo("by"));
        refused(get(observer(prefecture), "from=yesterday"), 400, "malformed-request")
                .then()
                .body("field", equalTo("from"));
    }

    private boolean publish(LocalDate day) throws SQLException {
        return CurrentCaller.as(
                Caller.service(MunicipalityCode.parse(municipality), "count-worker"), () -> counts.publish(day));
    }

    private void vaccinated(int count, String sex, String birthDate, int doseNumber) throws SQLException {
        int first = people;
        people += count;
        String number = "(3000000000 + i)::text";
        String series = " from generate_series(%d, %d) i".formatted(first, people - 1);
        execute(
                "insert into subject (municipality, addressee_number, name, birth_date, sex) select ?, " + number
                        + ", '接種　太郎', ?::date, ?" + series,
                municipality,
                birthDate,
                sex);
        execute(
                "insert into ticket (municipality, ticket_number, addressee_number, issued_on, state) select ?, "
                        + number + ", " + number + ", '2021-03-01', 'VALID'" + series,
                municipality);
        execute(
                "insert into dose (municipality, id, ticket_number, dose_number, state, given_on, product, lot_number, "
                        + "venue, version) select ?, gen_random_uuid(), " + number
                        + ", ?, 'RECORDED', '2021-06-01', 'COMIRNATY', 'EW0201', '市民体育館', 1" + series,
                municipality,
                doseNumber);
    }

    private static boolean sees(String caller, String table) {
        try (Connection connection = SuiteParts.connection("vrs_app");
                Statement statement = connection.createStatement()) {
            statement.execute("set app.municipality = '" + caller + "'");
            try (ResultSet row = statement.executeQuery("select 1 from " + table + " limit 1")) {
                return row.next();
            }
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as("%s: %s", table, e.getMessage()).isEqualTo("42501");
            return false;
        }
    }

    private List<String> answers(String query) {
        return lines(get(observer(prefecture), query));
    }

    private static List<String> lines(Response answer) {
        answer.then().statusCode(200);
        List<String> lines = new ArrayList<>();
        for (ReadCounts.Count each : answer.as(ReadCounts.Count[].class)) {
            StringBuilder line = new StringBuilder();
            for (Object part : new Object[] {
                each.municipality(), each.date(), each.ageGroup(), each.sex(), each.dose(), each.product()
            }) {
                line.append(part == null ? "" : part + " ");
            }
            lines.add(line.append(each.doses()).toString());
        }
        return lines;
    }

    private static Response get(Tokens token, String query) {
        return as(token).get(query.isEmpty() ? "/counts" : "/counts?" + query);
    }

    private static Tokens observer(String whose) {
        return Tokens.of("vrs-service", "count:read").municipality(whose).user("observer");
    }

    private static Response refused(Response answer, int status, String problem) {
        answer.then().statusCode(status).body("type", equalTo("/problems/" + problem));
        return answer;
    }

    private static String code(String five) {
        int sum = 0;
        for (int i = 0; i < 5; i++) {
            sum += (five.charAt(i) - '0') * (6 - i);
        }
        return five + (11 - sum % 11) % 10;
    }
}
