package jp.sesshu.addresslinkage.matching;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.events;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@LinkageServiceTest
@Tag("HM-10")
class MatchingReportTest extends MatchingSteps {
    @Test
    @Tag("ADB-5")
    void theReportIsReadForAReasonAndOnRecordWithCountsOnly() {
        Response job = matched(same("1000000002").replace("花子", "良子"), same("1000000009"));
        String id = job.path("id");
        as(matcher)
                .body(Map.of("reason", " "))
                .post("/subject-files/" + id + "/report")
                .then()
                .statusCode(400);
        report(job);

        assertThat(events("audit.entry", municipality))
                .filteredOn(entry -> entry.contains("matching.read") && entry.contains("\"done\""))
                .singleElement()
                .asString()
                .contains(REASON, id, "\"compared\":2", "\"VALUE\":1", "\"UNKNOWN\":1")
                .doesNotContain("1000000002", "1000000009", "高橋", "良子");
        assertThat(events("audit.entry", municipality))
                .filteredOn(entry -> entry.contains("subjects.matched"))
                .singleElement()
                .asString()
                .contains(id, "\"compared\":2", "\"VALUE\":1", "\"UNKNOWN\":1")
                .doesNotContain("1000000002", "1000000009", "高橋", "良子");
    }

    @Test
    void theSummaryCountsByKindAndFieldAndNamesNobody() {
        Response job = matched(
                same("1000000001").replace("花子", "良子"), same("1000000002").replace("花子", "良子"), same("1000000009"));

        as(matcher)
                .get("/subject-files/" + job.path("id") + "/summary")
                .then()
                .statusCode(200)
                .body("compared", equalTo(3))
                .body("differences.find { it.kind == 'VALUE' }.field", equalTo("氏名"))
                .body("differences.find { it.kind == 'VALUE' }.count", equalTo(2))
                .body("differences.find { it.kind == 'UNKNOWN' }.count", equalTo(1))
                .body(not(containsString("1000000001")));
    }

    @Test
    void kindsAreInTheLanguageOfWhoeverReads() {
        String id = matched(same("1000000009")).path("id");

        assertThat(read(id, "en")).contains("Nobody is on record under this addressee number.");
        assertThat(read(id, "ja")).contains("この宛名番号の者は登録されていません。");
    }

    @Test
    @Tag("ADB-5")
    void onlyWhoHasThePermissionSendsAndReadsAndNobodyElsesReport() {
        String id = matched(same("1000000009")).path("id");
        upload(
                        matcher.permissions("feed:upload"),
                        (HEADER + same("1000000001")).getBytes(StandardCharsets.UTF_8),
                        StandardCharsets.UTF_8)
                .then()
                .statusCode(403);
        Tokens other = matcher.municipality(freshMunicipality());
        for (Map.Entry<Tokens, Integer> each :
                Map.of(matcher.permissions("matching:upload"), 403, other, 404).entrySet()) {
            as(each.getKey())
                    .body(Map.of("reason", REASON))
                    .post("/subject-files/" + id + "/report")
                    .then()
                    .statusCode(each.getValue());
            as(each.getKey()).get("/subject-files/" + id + "/summary").then().statusCode(each.getValue());
        }
    }
}
