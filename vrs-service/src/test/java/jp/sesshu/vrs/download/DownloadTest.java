package jp.sesshu.vrs.download;

import static io.restassured.RestAssured.given;
import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.OTHER_CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.ended;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.freshTicket;
import static jp.sesshu.vrs.VrsTest.query;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Method;
import io.restassured.response.Response;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;
import jp.sesshu.vrs.inquiry.InquirySteps;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-16")
class DownloadTest extends InquirySteps {
    private static final Map<String, String> REQUEST =
            Map.of("reason", "提供状況の点検", "from", "2020-01-01", "to", "2100-01-01");

    private record Endpoint(Method method, String path, String permission) {}

    /// Walks all endpoints that produce CSV, the platform's too: a download added tomorrow is under it, and fails here
    /// until it can be called. What stands in a path for an id is the id of a file of inquiries.
    @Test
    void noDownloadThereIsHoldsAMyNumber() throws SQLException {
        String own = freshMyNumber();
        String there = freshMyNumber();
        String ownPerson = person(CITY, own);
        dose(CITY, ownPerson, 1, "2021-06-01");
        dose(OTHER_CITY, person(OTHER_CITY, there), 1, "2021-06-01");
        ask(ASKER.municipality(OTHER_CITY), inquiry(own, "municipality", CITY));
        ask(ASKER, inquiry(there));
        String file = fileWith(there);

        List<Endpoint> downloads = downloads();
        assertThat(downloads)
                .extracting(Endpoint::path)
                .contains(
                        "/downloads/doses",
                        "/downloads/waiting-doses",
                        "/provision-records/download",
                        "/inquiry-files/{job}/answers");
        for (Endpoint download : downloads) {
            Response answer = call(download, file);
            assertThat(answer.statusCode()).as(download.path()).isEqualTo(200);
            assertThat(answer.contentType()).as(download.path()).startsWith("text/csv");
            assertThat(answer.asString().lines().count()).as(download.path()).isPositive();
            assertThat(answer.asString()).as(download.path()).doesNotContain(own, there);
        }
    }

    /// Two rows: one taken, one refused for its check digit.
    private static String fileWith(String number) {
        String rows = "照会キー,個人番号,宛名番号,転出元市区町村コード,同意,本人確認,照会理由\r\n"
                + "1," + number + ",1000000001,900001,1,PASSPORT,転入\r\n"
                + "2," + number + ",1000000001,900001,0,PASSPORT,転入\r\n";
        Response accepted = given().auth()
                .oauth2(ASKER.sign())
                .contentType("text/csv;charset=UTF-8")
                .body(rows.getBytes(StandardCharsets.UTF_8))
                .post("/inquiry-files");
        return ended(ASKER, accepted).jsonPath().getString("id");
    }

    private static Response call(Endpoint download, String id) {
        var request = as(Tokens.of("vrs-service", download.permission()));
        return (download.method() == Method.GET ? request : request.body(REQUEST))
                .request(download.method(), download.path().replaceAll("\\{[^}]+}", id));
    }

    private static List<Endpoint> downloads() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("jp.sesshu").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(DownloadTest::downloadsOf)
                        .toList();
    }

    private static Stream<Endpoint> downloadsOf(Class<?> resource) {
        return Arrays.stream(resource.getMethods())
                .filter(method -> producesCsv(method.getAnnotation(Produces.class))
                        || producesCsv(resource.getAnnotation(Produces.class)))
                .flatMap(method -> Arrays.stream(method.getAnnotations())
                        .map(each -> each.annotationType().getAnnotation(HttpMethod.class))
                        .filter(verb -> verb != null)
                        .map(verb -> new Endpoint(
                                Method.valueOf(verb.value()),
                                path(resource.getAnnotation(Path.class)) + path(method.getAnnotation(Path.class)),
                                method.getAnnotation(RolesAllowed.class).value()[0])));
    }

    private static boolean producesCsv(Produces produces) {
        return produces != null && Arrays.stream(produces.value()).anyMatch(type -> type.startsWith("text/csv"));
    }

    private static String path(Path path) {
        return path == null ? "" : "/" + path.value().replaceFirst("^/", "");
    }

    @Test
    void theLedgerHasTheNationalLayout() throws SQLException {
        String ticket = freshTicket(CITY);
        dose(CITY, ticket, 1, "2021-06-01");
        dose(CITY, ticket, 3, "2022-02-01");
        execute("update dose set state = 'CANCELLED' where id = ?", dose(CITY, ticket, 4, "2022-08-01"));

        assertThat(ledgerOf(ticket))
                .containsExactly(ticket
                        + ",20210601120405,20210601," + ticket + ",122271,市民体育館,医師　一郎,モデルナ,3004667"
                        + ",".repeat(8)
                        + ",20210601120405,20220201," + ticket + ",122271,市民体育館,医師　一郎,モデルナ,3004667"
                        + ",".repeat(48));
    }

    @Test
    void codesLoseTheirLeadingZerosAndTwoRecordsOfOneDoseAreTwoLines() throws SQLException {
        String person = freshTicket(CITY);
        String second = "0" + person.substring(1);
        execute(
                "insert into ticket (municipality, ticket_number, addressee_number, issued_on, state) "
                        + "values (?, ?, ?, '2021-03-01', 'VALID')",
                CITY,
                second,
                person);
        dose(CITY, person, 1, "2021-06-01");
        dose(CITY, second, 1, "2021-06-02");
        dose(CITY, second, 2, "2021-06-30");

        assertThat(ledgerOf(person))
                .extracting(line -> line.split(",", -1))
                .satisfiesExactly(
                        line -> assertThat(line).hasSize(73).contains(person, "20210601"),
                        line -> assertThat(line).hasSize(73).contains(second.replaceFirst("^0+", ""), "20210630"));
    }

    @Test
    void dosesThatWaitForTheirTicketAreALedgerOfTheirOwn() throws SQLException {
        execute("delete from waiting_dose");
        execute(
                "insert into waiting_dose (municipality, id, ticket_number, dose_number, given_on, product, lot_number, "
                        + "venue, source, earlier_elsewhere, recorded_by, recorded_at) values (?, gen_random_uuid(), "
                        + "'0000000009', 1, '2021-06-01', 'SPIKEVAX', '3004667', '市民体育館', 'TABLET', false, 'venue', "
                        + "'2021-06-01 03:04:05Z')",
                CITY);
        try {
            assertThat(as(ASKER)
                            .body(Map.of("reason", "未登録の確認"))
                            .post("/downloads/waiting-doses")
                            .asString()
                            .lines()
                            .skip(1))
                    .containsExactly(
                            "0000000009,1,2021-06-01,モデルナ,スパイクバックス,3004667,市民体育館,," + "2021-06-01T03:04:05Z,venue,");
        } finally {
            execute("delete from waiting_dose");
        }
    }

    @Test
    @Tag("VRS-9")
    @Tag("VRS-15")
    void aDownloadIsOnRecordWithWhatItHeldAndHoldsTheOwnAreaOnly() throws SQLException {
        String elsewhere = freshTicket(OTHER_CITY);
        dose(OTHER_CITY, elsewhere, 1, "2021-06-01");
        dose(CITY, freshTicket(CITY), 1, "2021-06-01");
        String doses = query("select count(*) from dose where municipality = ? and state = 'RECORDED'", CITY)
                .getFirst();

        Response ledger = ledger(ASKER.user("downloader"));

        assertThat(ledger.asString()).doesNotContain(elsewhere).doesNotStartWith("\uFEFF");
        assertThat(query("select concat_ws(' ', municipality, payload::json ->> 'action', "
                        + "payload::json ->> 'reason', payload::json #>> '{details,rows}') "
                        + "from outbox_event where payload::json ->> 'actor' = 'downloader' order by position"))
                .containsExactly("122271 record.downloaded 接種状況の確認 " + doses, "122271 download.ended " + doses);
    }

    @Test
    @Tag("VRS-14")
    void aDownloadNeedsItsPermissionAReasonAndItsEntryInTheLog() throws SQLException {
        refused(ledger(ASKER.permissions("dose:read")), 403, "not-permitted");
        refused(ledger(ASKER.zone("internet")), 403, "wrong-zone");
        refused(as(ASKER).body(Map.of()).post("/downloads/doses"), 400, "malformed-request");
        refused(
                as(ASKER)
                        .body(Map.of("reason", "確認", "from", "2022-01-02", "to", "2022-01-01"))
                        .post("/provision-records/download"),
                400,
                "malformed-request");
        execute("revoke insert on outbox_event from vrs_app");
        try {
            refused(ledger(ASKER), 503, "not-recorded");
        } finally {
            execute("grant insert on outbox_event to vrs_app");
        }
    }

    private static Response ledger(Tokens token) {
        return as(token).body(Map.of("reason", "接種状況の確認")).post("/downloads/doses");
    }

    private static List<String> ledgerOf(String addressee) {
        return ledger(ASKER)
                .asString()
                .lines()
                .filter(line -> line.startsWith(addressee + ","))
                .toList();
    }
}
