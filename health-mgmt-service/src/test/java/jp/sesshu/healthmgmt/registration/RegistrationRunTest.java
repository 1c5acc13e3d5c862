package jp.sesshu.healthmgmt.registration;

import static jp.sesshu.healthmgmt.Health.as;
import static jp.sesshu.healthmgmt.Health.change;
import static jp.sesshu.healthmgmt.Health.clerk;
import static jp.sesshu.healthmgmt.Health.entries;
import static jp.sesshu.healthmgmt.Health.extracted;
import static jp.sesshu.healthmgmt.Health.freshMunicipality;
import static jp.sesshu.healthmgmt.Health.issue;
import static jp.sesshu.healthmgmt.Health.query;
import static jp.sesshu.healthmgmt.Health.refused;
import static jp.sesshu.healthmgmt.Health.subject;
import static jp.sesshu.healthmgmt.Health.supervisor;
import static jp.sesshu.healthmgmt.registration.FakeServices.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import jp.sesshu.healthmgmt.HealthServiceTest;
import jp.sesshu.platform.testing.SuiteParts;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@HealthServiceTest
@Tag("BP-1")
@Tag("HM-9")
@Tag("HM-11")
class RegistrationRunTest {
    private static final String CITY = "122271";
    private static final String NUMBER = "123456789018";
    private static final String OTHER_NUMBER = "983205673214";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Several looks of the worker at what is to be done.
    private static final Duration LONG_ENOUGH = Duration.ofMillis(900);

    private static final AtomicInteger NEXT_YEAR = new AtomicInteger(1900);

    /// Of no other test, so that each test extracts its own people.
    private final int year = NEXT_YEAR.addAndGet(3);

    private final String first = year + "000001";
    private final String second = year + "000002";
    private final String third = year + "000003";
    private final Tokens clerk = clerk(CITY);
    private final Tokens supervisor = supervisor(CITY);
    private FakeServices others;
    private String extraction;

    @BeforeEach
    void issueTicketsToThreePeople() throws SQLException, IOException {
        LocalDate birth = LocalDate.of(year, 6, 1);
        subject(CITY, first, birth);
        subject(CITY, second, birth, "2", null, LocalDate.of(year, 8, 1));
        subject(CITY, third, birth, "3", null, LocalDate.of(year, 9, 1));
        extraction = extracted(clerk, LocalDate.of(year, 7, 1), 0, 0);
        issue(clerk, extraction).then().statusCode(201).body("tickets", equalTo(3));
        others = new FakeServices(Map.of(first, NUMBER, second, OTHER_NUMBER));
    }

    @AfterEach
    void goAway() {
        others.close();
    }

    @Test
    void sendsTicketsAndMyNumbersToTheVrsOnceSomebodyElseHasApproved() throws SQLException {
        String run = approved();

        Response end = ended(run);

        end.then()
                .body("state", equalTo("DONE"))
                .body("requestedBy", equalTo("clerk-" + CITY))
                .body("approvedBy", equalTo("supervisor-" + CITY))
                .body("rowsRegistered", equalTo(2))
                .body("rowsRefused", equalTo(1));
        assertThat(others.uploads).singleElement().satisfies(upload -> {
            assertThat(upload.complete()).isTrue();
            assertThat(upload.contentType()).isEqualTo("text/csv;charset=UTF-8");
        });
        List<String> tickets =
                query("select ticket_number from ticket where extraction_id = ?::uuid order by 1", extraction);
        assertThat(others.uploads.getFirst().body().lines())
                .containsExactly(
                        "処理区分,市区町村コード,個人番号,宛名番号,接種券番号,氏名,氏名カナ,生年月日,性別,接種券発行日,接種券状態,転出フラグ,転出日,死亡フラグ,死亡日,支援措置フラグ",
                        row(NUMBER, first, tickets.get(0), "0,,0,,0"),
                        row(OTHER_NUMBER, second, tickets.get(1), "1," + year + "0801,0,,0"),
                        row("", third, tickets.get(2), "0,,1," + year + "0901,0"));
    }

    /// The registry may have ceased to tell it after the tickets were issued.
    @Test
    void whatIsNoLongerKnownOfSomebodyIsLeftEmptyAndNeverSaidToBeOtherwise() throws SQLException {
        change(
                "update subject set name = null, birth_date = null, sex = null, residency = null "
                        + "where municipality = ? and addressee_number = ?",
                CITY,
                second);

        ended(approved()).then().body("state", equalTo("DONE"));

        assertThat(others.uploads.getFirst().body().lines().filter(line -> line.contains(second)))
                .singleElement()
                .satisfies(line -> assertThat(line.split(",", -1))
                        .endsWith("", "ウラヤス ハナコ", "", "", "20220401", "1", "", "", "", "", "0"));
    }

    /// The national system refuses such a row, and staff see it. Else the dead would be registered as alive.
    @Test
    void whoMovedOutOrDiedOnADayThatIsNotToldIsNeverSaidNotToHave() throws SQLException {
        change("update subject set resident_until = null where municipality = ? and addressee_number = ?", CITY, second);
        change("update subject set resident_until = null where municipality = ? and addressee_number = ?", CITY, third);

        ended(approved()).then().body("state", equalTo("DONE"));

        assertThat(others.uploads.getFirst().body().lines().filter(line -> line.contains(second)))
                .singleElement()
                .satisfies(line -> assertThat(line).endsWith(",1,,0,,0"));
        assertThat(others.uploads.getFirst().body().lines().filter(line -> line.contains(third)))
                .singleElement()
                .satisfies(line -> assertThat(line).endsWith(",0,,1,,0"));
    }

    @Test
    void asksForNobodyButThoseOfTheRunAndNamesWhoAskedAndApproved() {
        String run = approved();
        ended(run);

        assertThat(others.disclosures).singleElement().satisfies(request -> {
            assertThat(request.path("purpose").asText()).isEqualTo("REGISTRATION");
            assertThat(request.path("run").path("id").asText()).isEqualTo(run);
            assertThat(request.path("run").path("requestedBy").asText()).isEqualTo("clerk-" + CITY);
            assertThat(request.path("run").path("approvedBy").asText()).isEqualTo("supervisor-" + CITY);
            assertThat(request.path("addresseeNumbers"))
                    .extracting(each -> each.asText())
                    .containsExactly(first, second, third);
        });
    }

    @Test
    void eachServiceGetsATokenThatIsGoodForNoOther() {
        ended(approved());

        assertThat(others.authorizations)
                .contains(
                        "/my-number-disclosures Bearer for-address-linkage-service",
                        "/subject-files Bearer for-vrs-service")
                .noneMatch(each -> each.startsWith("/my-number") && each.contains("for-vrs-service"))
                .noneMatch(each -> !each.startsWith("/my-number") && each.contains("for-address-linkage-service"));
        // Tokens are kept while they are good, so that an earlier test may have fetched them.
        assertThat(others.tokenForms)
                .allMatch(form -> form.contains("client_id=health-mgmt-service-" + CITY)
                        && form.contains("client_secret=secret-of-" + CITY));
    }

    @Test
    void nobodyApprovesTheirOwnRun() throws SQLException {
        Tokens both = clerk.permissions("registration:request", "registration:approve", "registration:read");
        String run = requested();

        refused(approve(both, run), 403, "own-request");

        await().during(LONG_ENOUGH).atMost(PATIENCE).until(() -> others.authorizations.isEmpty());
        state(run).then().body("state", equalTo("REQUESTED"));
        assertThat(entries(CITY, "registration.approved"))
                .noneMatch(entry -> run.equals(entry.getString("subjects[0].number")));
    }

    @Test
    void sendsNothingBeforeSomebodyHasApproved() {
        String run = requested();
        refused(approve(clerk, run), 403, "not-permitted");

        await().during(LONG_ENOUGH)
                .atMost(PATIENCE)
                .until(() -> others.authorizations.isEmpty() && others.uploads.isEmpty());
        state(run).then().body("state", equalTo("REQUESTED"));
    }

    @Test
    void aRunIsApprovedOnceOnly() {
        String run = approved();

        refused(approve(supervisor.user("another"), run), 409, "run-not-waiting");
        ended(run);
        refused(approve(supervisor.user("another"), run), 409, "run-not-waiting");
    }

    @Test
    @Tag("VRS-9")
    void anotherMunicipalityNeitherSeesNorApprovesARun() {
        String run = requested();
        String neighbour = freshMunicipality();

        refused(as(supervisor(neighbour)).get("/registration-runs/" + run), 404, "not-found");
        refused(approve(supervisor(neighbour), run), 404, "not-found");
    }

    @Test
    @Tag("OPS-5")
    @Tag("HM-7")
    void writesDownWhoseMyNumbersWerePassedOnWhyAndOnWhichLegalBasis() throws SQLException {
        String run = approved();
        ended(run);

        assertThat(of(run, "my-number.passed-on")).singleElement().satisfies(entry -> {
            assertThat(entry.getList("subjects.number")).containsExactly(first, second, third);
            assertThat(entry.getString("purpose")).isEqualTo("REGISTRATION");
            assertThat(entry.getString("legalBasis")).contains("番号法");
        });
        for (String step : List.of("requested", "approved", "sent", "done")) {
            assertThat(entries(CITY, "registration." + step))
                    .as(step)
                    .filteredOn(entry -> run.equals(entry.getString("subjects[0].number")))
                    .hasSize(1);
        }
    }

    /// Every column of every table, as text, whatever tables there will be.
    @Test
    void keepsNoMyNumberInAnyTableNorInAnyEvent() throws SQLException {
        ended(approved());

        List<String> tables = query("select format('%I.%I', schemaname, tablename) from pg_tables "
                + "where schemaname not in ('pg_catalog', 'information_schema')");
        assertThat(tables).anyMatch(each -> each.endsWith(".outbox_event")).anyMatch(each -> each.endsWith(".ticket"));
        List<String> found = new ArrayList<>();
        for (String table : tables) {
            found.addAll(query("select '" + table + "' from " + table + " t where t::text like '%" + NUMBER
                    + "%' or t::text like '%" + OTHER_NUMBER + "%'"));
        }
        assertThat(found).isEmpty();
        assertThat(query("select 1 from ticket t where t::text like '%" + first + "%'"))
                .hasSize(1);
    }

    @Test
    void waitsWhileAddressLinkageIsAwayAndGoesOnWhenItIsBack() throws SQLException {
        var answers = others.addressLinkage;
        others.addressLinkage = request -> problem(503, "unavailable");
        String run = approved();

        await().atMost(PATIENCE).until(() -> others.disclosures.size() > 1);
        state(run).then().body("state", equalTo("APPROVED"));
        assertThat(of(run, "my-number.passed-on")).isEmpty();
        others.addressLinkage = answers;

        ended(run).then().body("state", equalTo("DONE"));
        assertThat(of(run, "my-number.passed-on")).hasSize(1);
    }

    @Test
    void failsWhereAddressLinkageRefusesAndSaysWhy() throws SQLException {
        others.addressLinkage = request -> problem(403, "run-not-approved");
        String run = approved();

        ended(run).then().body("state", equalTo("FAILED")).body("failure", equalTo("run-not-approved"));
        assertThat(others.uploads).noneMatch(FakeServices.Upload::complete);
        assertThat(of(run, "my-number.passed-on")).isEmpty();
    }

    @Test
    void followsTheJobThatTookTheSameFileBefore() throws SQLException {
        others.vrs = upload -> new FakeServices.Answer(
                409, "{\"type\": \"/problems/same-file\", \"location\": \"/jobs/" + others.job + "\"}");
        String run = approved();

        ended(run).then().body("state", equalTo("DONE")).body("rowsRegistered", equalTo(2));
        assertThat(query("select vrs_job from registration_run where id = ?::uuid", run))
                .containsExactly(others.job.toString());
    }

    @Test
    void failsWhereTheVrsRefusesTheUpload() {
        others.vrs = upload -> problem(415, "unsupported-media-type");

        ended(approved()).then().body("state", equalTo("FAILED")).body("failure", equalTo("unsupported-media-type"));
    }

    @Test
    void failsWhereSomethingInBetweenRefusesInAFormOfItsOwn() {
        others.vrs = upload -> new FakeServices.Answer(409, "<html>Conflict</html>");

        ended(approved()).then().body("state", equalTo("FAILED")).body("failure", equalTo("status-409"));
    }

    @Test
    void failsWhereTheVrsRefusesTheFileLater() {
        others.jobState = new FakeServices.Answer(200, "{\"state\": \"REFUSED\"}");

        ended(approved()).then().body("state", equalTo("FAILED")).body("failure", equalTo("file-refused"));
    }

    @Test
    void anUploadWhoseSecondPageCannotBeWrittenIsBrokenOffAndSentAgainAsAWhole() throws SQLException {
        for (int i = 4; i <= 1500; i++) {
            subject(CITY, year + "%06d".formatted(i), LocalDate.of(year, 6, 1));
        }
        extraction = extracted(clerk, LocalDate.of(year, 7, 1), 0, 0);
        issue(clerk, extraction).then().body("tickets", equalTo(1497));
        var answers = others.addressLinkage;
        others.addressLinkage =
                request -> others.disclosures.size() % 2 == 0 ? problem(503, "unavailable") : answers.apply(request);
        String run = approved();

        await().atMost(PATIENCE).until(() -> !others.uploads.isEmpty());
        assertThat(others.uploads.getFirst().complete()).isFalse();
        others.addressLinkage = answers;

        ended(run).then().body("state", equalTo("DONE"));
        List<FakeServices.Upload> whole =
                others.uploads.stream().filter(FakeServices.Upload::complete).toList();
        assertThat(whole).hasSize(1);
        assertThat(whole.getFirst().body().lines()).hasSize(1498);
    }

    @Test
    void aRunThatAnotherProcessIsSendingIsLeftToIt() throws SQLException {
        String run = requested();
        try (Connection other = SuiteParts.superuser();
                var lock = other.prepareStatement("select pg_advisory_lock(?)")) {
            lock.setLong(1, UUID.fromString(run).getLeastSignificantBits());
            lock.execute();
            approve(supervisor, run).then().statusCode(202);

            await().during(LONG_ENOUGH).atMost(PATIENCE).until(() -> others.uploads.isEmpty());
            state(run).then().body("state", equalTo("APPROVED"));
        }

        ended(run).then().body("state", equalTo("DONE"));
        assertThat(others.uploads).hasSize(1);
    }

    private String row(String myNumber, String addressee, String ticket, String flags) {
        return "1," + CITY + "," + myNumber + "," + addressee + "," + ticket + ",浦安 花子,ウラヤス ハナコ," + year
                + "0601,2,20220401,1," + flags;
    }

    private String requested() {
        Response answer = as(clerk).body(Map.of("extraction", extraction)).post("/registration-runs");
        answer.then().statusCode(201).body("state", equalTo("REQUESTED"));
        return answer.jsonPath().getString("id");
    }

    private String approved() {
        String run = requested();
        approve(supervisor, run).then().statusCode(202).body("state", equalTo("APPROVED"));
        return run;
    }

    private static Response approve(Tokens who, String run) {
        return as(who).post("/registration-runs/" + run + "/approval");
    }

    private Response state(String run) {
        return as(clerk).get("/registration-runs/" + run);
    }

    private Response ended(String run) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> state(run), answer -> List.of("DONE", "FAILED").contains(answer.path("state")));
    }

    private static List<JsonPath> of(String run, String action) throws SQLException {
        return entries(CITY, action).stream()
                .filter(entry -> run.equals(entry.getString("details.run")))
                .toList();
    }
}
