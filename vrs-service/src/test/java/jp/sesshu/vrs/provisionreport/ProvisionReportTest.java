package jp.sesshu.vrs.provisionreport;

import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.OTHER_CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;
import jp.sesshu.vrs.inquiry.InquirySteps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-17")
class ProvisionReportTest extends InquirySteps {
    private final String today = LocalDate.now(ZoneId.of("Asia/Tokyo")).toString();

    @BeforeEach
    void nothingWasProvidedYet() throws SQLException {
        execute("delete from provision_record");
        execute("delete from inquiry");
    }

    @Test
    void whatBothSidesSayIsTheSameUntilSomebodyChangesOneSide() throws SQLException {
        String number = freshMyNumber();
        String person = person(OTHER_CITY, number);
        dose(OTHER_CITY, person, 1, "2021-06-01");
        String changed = id(ask(ASKER, inquiry(number)));
        String lost = id(ask(ASKER, inquiry(number)));
        String hidden = id(ask(ASKER, inquiry(number)));
        String otherOutcome = id(ask(ASKER, inquiry(number)));
        ask(ASKER, inquiry(number));
        ask(ASKER, inquiry(freshMyNumber()));
        report(PROVIDER)
                .then()
                .statusCode(200)
                .body("records", equalTo(5))
                .body("answers", equalTo(5))
                .body("mismatched", equalTo(0));

        execute("update inquiry set digest = '\\x00' where id = ?::uuid", changed);
        execute("delete from inquiry where id = ?::uuid", lost);
        execute("delete from provision_record where inquiry_id = ?::uuid", hidden);
        execute("update provision_record set state = 'WAITING' where inquiry_id = ?::uuid", otherOutcome);

        Response report = report(PROVIDER);
        report.then().body("mismatched", equalTo(4));
        assertThat(report.jsonPath().<Map<String, String>>getList("mismatches"))
                .containsExactlyInAnyOrderElementsOf(List.of(
                        mismatch("DIFFERENT_CONTENT", changed),
                        mismatch("RECORD_WITHOUT_ANSWER", lost),
                        mismatch("ANSWER_WITHOUT_RECORD", hidden),
                        mismatch("DIFFERENT_OUTCOME", otherOutcome)));
    }

    @Test
    void whoeverAskedInVainStaysHiddenAndTheOtherDaysToo() throws SQLException {
        ask(ASKER, inquiry(freshMyNumber()));
        String number = freshMyNumber();
        person(OTHER_CITY, number);
        ask(ASKER, inquiry(number));

        report(PROVIDER).then().body("answers", equalTo(1)).body("records", equalTo(1));
        as(PROVIDER)
                .get("/provision-reports?from=2020-01-01&to=2020-12-31")
                .then()
                .body("answers", equalTo(0))
                .body("records", equalTo(0));
        report(ASKER).then().body("answers", equalTo(0)).body("records", equalTo(0));
    }

    @Test
    void theProvisionRecordsCanBeDownloaded() throws SQLException {
        String number = freshMyNumber();
        String person = person(OTHER_CITY, number);
        dose(OTHER_CITY, person, 1, "2021-06-01");
        String inquiry = id(ask(ASKER, inquiry(number)));

        List<String[]> lines = as(PROVIDER)
                .body(Map.of("reason", "提供状況の点検", "from", today, "to", today))
                .post("/provision-records/download")
                .asString()
                .lines()
                .map(line -> line.split(",", -1))
                .toList();

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).hasSize(lines.getLast().length).startsWith("提供記録ID", "照会元市区町村コード");
        assertThat(lines.getLast())
                .contains(CITY, inquiry, "clerk-122271", "転入者の接種歴の確認", person, "PROVIDED", "MY_NUMBER_CARD");
        assertThat(as(PROVIDER)
                        .body(Map.of("reason", "点検", "from", "2020-01-01", "to", "2020-01-01"))
                        .post("/provision-records/download")
                        .asString()
                        .lines())
                .hasSize(1);
    }

    @Test
    @Tag("VRS-14")
    void theReportNeedsItsPermissionAndDays() {
        refused(report(PROVIDER.permissions("inquiry:decide")), 403, "not-permitted");
        refused(report(PROVIDER.zone("internet")), 403, "wrong-zone");
        refused(as(PROVIDER).get("/provision-reports"), 400, "malformed-request");
        refused(as(PROVIDER).get("/provision-reports?from=2022-02-01&to=2022-01-01"), 400, "malformed-request");
        refused(as(PROVIDER.permissions("none")).get("/provision-records"), 403, "not-permitted");
    }

    private Response report(Tokens token) {
        return as(token).get("/provision-reports?from=" + today + "&to=" + today);
    }

    private static Map<String, String> mismatch(String kind, String inquiry) {
        return Map.of("kind", kind, "askedBy", CITY, "inquiry", inquiry);
    }
}
