package jp.sesshu.vrs.bulkinquiry;

import static io.restassured.RestAssured.given;
import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.OTHER_CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.ended;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;
import jp.sesshu.vrs.inquiry.InquirySteps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-4")
class BulkInquiryTest extends InquirySteps {
    private static final String HEADER = "照会キー,個人番号,宛名番号,転出元市区町村コード,同意,本人確認,照会理由\r\n";
    private String found = "";
    private String person = "";

    @BeforeEach
    void somebodyLivedInTheOtherCity() throws SQLException {
        found = freshMyNumber();
        person = person(OTHER_CITY, found);
        dose(OTHER_CITY, person, 1, "2021-06-01");
        dose(OTHER_CITY, person, 2, "2021-06-29");
    }

    @Test
    @Tag("VRS-16")
    @Tag("VRS-17")
    @Tag("VRS-20")
    void aFileIsAnsweredByTheBatchByTheAskersOwnKeys() throws SQLException {
        String secret = freshMyNumber();
        protect(person(OTHER_CITY, secret));
        Response job = taken(row("A-1", found) + row("A-2", freshMyNumber()) + row("A-3", secret));
        String file = job.jsonPath().getString("id");
        assertThat(lines(answers(ASKER, file)))
                .extracting(line -> line[1] + " " + line[4])
                .containsExactly("照会キー 回答", "A-1 ACCEPTED", "A-2 ACCEPTED", "A-3 ACCEPTED");
        assertThat(numbersOfFile(file)).hasSize(3);

        run().then().body("failed", equalTo(0));

        Response answers = answers(ASKER, file);
        assertThat(lines(answers))
                .extracting(line -> String.join(" ", List.of(line).subList(1, 5)))
                .containsExactly(
                        "照会キー 宛名番号 転出元市区町村コード 回答",
                        "A-1 1000000001 900001 FOUND",
                        "A-1 1000000001 900001 FOUND",
                        "A-2 1000000001 900001 NOBODY",
                        "A-3 1000000001 900001 RESTRICTED");
        assertThat(lines(answers).get(2))
                .endsWith("2", "2021-06-29", person, OTHER_CITY, "市民体育館", "モデルナ", "スパイクバックス", "3004667", "医師　一郎");
        assertThat(answers.asString()).doesNotContain(found, secret);
        assertThat(numbersOfFile(file)).isEmpty();
        assertThat(entries(OTHER_CITY, person)).containsExactly("record.provided 122271/clerk-122271");
        assertThat(query(
                        "select concat_ws(' ', asked_by_user, times) from provision_record "
                                + "where addressee_number = ?",
                        person))
                .containsExactly("clerk-122271 1");
    }

    @Test
    @Tag("VRS-18")
    void refusesRowsThatMayNotBeAskedAndTakesTheOthers() {
        String number = freshMyNumber();
        Response job = taken(row("B-1", number)
                + row("B-1", number)
                + row("B-2", "123456789012")
                + row(number, number)
                + "B-3," + number + ",1000000001,900001,0,PASSPORT,転入\r\n"
                + "B-4," + number + ",1000000001,900001,1,,転入\r\n"
                + "B-5," + number + ",1000000001,900002,1,PASSPORT,転入\r\n"
                + "B-6," + number + ",1000000001,122271,1,PASSPORT,転入\r\n"
                + "B-7," + number + ",1000000001,900001,1,PASSPORT,番号は" + number + "\r\n"
                + "B-8,abcdefghijkl,1000000001,900001,1,PASSPORT,転入\r\n");

        assertThat(job.jsonPath().getInt("rowsTaken")).isEqualTo(1);
        assertThat(as(ASKER)
                        .get("/jobs/" + job.jsonPath().getString("id") + "/refused-rows")
                        .asString()
                        .lines()
                        .skip(1)
                        .map(line -> line.substring(0, line.lastIndexOf(','))))
                .containsExactly(
                        "3,照会キー,DUPLICATE_IN_FILE",
                        "4,個人番号,CHECK_DIGIT",
                        "5,照会キー,FORMAT",
                        "6,同意,NO_CONSENT",
                        "7,本人確認,MISSING",
                        "8,転出元市区町村コード,CHECK_DIGIT",
                        "9,転出元市区町村コード,UNKNOWN_CODE",
                        "10,照会理由,FORMAT",
                        "11,個人番号,FORMAT");
    }

    @Test
    void oneThatCannotBeAnsweredStopsNoOtherAndIsTriedAgainByTheNextRun() throws SQLException {
        String file = taken(row("C-1", freshMyNumber()) + row("C-2", found))
                .jsonPath()
                .getString("id");
        String broken = query("select id from inquiry where job_id = ?::uuid and own_key = 'C-1'", file)
                .getFirst();
        String ciphertext = query(
                        "select encode(ciphertext, 'hex') from my_number.inquiry_number where inquiry_id = ?::uuid",
                        broken)
                .getFirst();
        execute("update my_number.inquiry_number set ciphertext = '\\x00' where inquiry_id = ?::uuid", broken);

        run().then().body("failed", equalTo(1));
        assertThat(lines(answers(ASKER, file)))
                .extracting(line -> line[1] + " " + line[4])
                .contains("C-1 FAILED", "C-2 FOUND");

        execute(
                "update my_number.inquiry_number set ciphertext = decode(?, 'hex') where inquiry_id = ?::uuid",
                ciphertext,
                broken);
        run().then().body("failed", equalTo(0));
        assertThat(lines(answers(ASKER, file)))
                .extracting(line -> line[1] + " " + line[4])
                .contains("C-1 NOBODY");
    }

    @Test
    @Tag("VRS-9")
    @Tag("VRS-14")
    void anotherMunicipalitysFileAndRunDoNotExistAndEachOperationAsksForItsPermission() {
        String file = taken(row("D-1", freshMyNumber())).jsonPath().getString("id");
        String run = run().jsonPath().getString("id");

        refused(answers(ASKER.municipality(OTHER_CITY), file), 404, "not-found");
        refused(as(ASKER.municipality(OTHER_CITY)).get("/inquiry-runs/" + run), 404, "not-found");
        refused(answers(ASKER, UUID.randomUUID().toString()), 404, "not-found");
        refused(answers(ASKER.permissions("inquiry:ask"), file), 403, "not-permitted");
        refused(upload(ASKER.permissions("inquiry:read"), HEADER), 403, "not-permitted");
        refused(as(ASKER.permissions("inquiry:read")).post("/inquiry-runs"), 403, "not-permitted");
        refused(upload(ASKER.zone("internet"), HEADER), 403, "wrong-zone");
    }

    @Test
    void noneIsStartedBesideOneThatRuns() throws SQLException {
        run();
        execute(
                "insert into work_run (municipality, id, kind, state, started_by, started_via, started_at, counts) "
                        + "values (?, gen_random_uuid(), 'inquiry-run', 'RUNNING', 'other', 'other', now(), '{}')",
                CITY);
        try {
            refused(as(ASKER).post("/inquiry-runs"), 409, "run-under-way");
        } finally {
            execute("delete from work_run where started_by = 'other'");
        }
    }

    @Test
    @Tag("VRS-17")
    void whatIsPastItsTimeIsLetGoAndNothingElse() throws SQLException {
        String old = id(ask(ASKER, inquiry(found)));
        String answeredLongAgo = id(ask(ASKER, inquiry(found)));
        String young = id(ask(ASKER, inquiry(found)));
        execute("update inquiry set asked_at = asked_at - interval '7 years 1 day' where id = ?::uuid", old);
        execute(
                "update provision_record set asked_at = asked_at - interval '7 years 1 day' where inquiry_id = ?::uuid",
                old);
        execute(
                "update inquiry set answered_at = answered_at - interval '91 days' where id = ?::uuid",
                answeredLongAgo);
        execute(
                "update provision_record set asked_at = asked_at - interval '6 years 360 days' "
                        + "where inquiry_id = ?::uuid",
                answeredLongAgo);

        run();
        run(ASKER.municipality(OTHER_CITY));

        refused(as(ASKER).get("/inquiries/" + old), 404, "not-found");
        as(ASKER)
                .get("/inquiries/" + answeredLongAgo)
                .then()
                .body("answer", equalTo("FOUND"))
                .body("doseCount", equalTo(2))
                .body("doses", equalTo(null));
        as(ASKER).get("/inquiries/" + young).then().body("doses.size()", equalTo(2));
        assertThat(query("select inquiry_id from provision_record where addressee_number = ?", person))
                .containsExactlyInAnyOrder(answeredLongAgo, young);
    }

    private static String row(String key, String number) {
        return key + "," + number + ",1000000001,900001,1,MY_NUMBER_CARD,転入者の接種歴の確認\r\n";
    }

    private static List<String> numbersOfFile(String file) throws SQLException {
        return query(
                "select n.inquiry_id from my_number.inquiry_number n join inquiry i on i.id = n.inquiry_id "
                        + "where i.job_id = ?::uuid",
                file);
    }

    private static Response taken(String rows) {
        Response job = ended(ASKER, upload(ASKER, HEADER + rows));
        job.then().body("state", equalTo("DONE"));
        return job;
    }

    private static Response upload(Tokens token, String csv) {
        return given().auth()
                .oauth2(token.sign())
                .contentType("text/csv;charset=UTF-8")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/inquiry-files");
    }

    private static Response answers(Tokens token, String file) {
        return as(token).get("/inquiry-files/" + file + "/answers");
    }

    private static List<String[]> lines(Response csv) {
        csv.then().statusCode(200);
        return csv.asString().lines().map(line -> line.split(",", -1)).toList();
    }

    private static Response run() {
        return run(ASKER);
    }

    /// Starts a run, beside the nightly one that may be under way, and waits for its end.
    private static Response run(Tokens token) {
        Response started = await().atMost(Duration.ofSeconds(30))
                .until(() -> as(token).post("/inquiry-runs"), answer -> answer.statusCode() == 202);
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> as(token)
                                .get("/inquiry-runs/" + started.jsonPath().getString("run")),
                        run -> "DONE".equals(run.path("state")));
    }
}
