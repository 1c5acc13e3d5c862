package jp.sesshu.addresslinkage.search;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.events;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.addresslinkage.resident.FeedRow;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How a resident was known on a day, and what had been believed then.
@LinkageServiceTest
@Tag("ADB-2")
class HistoryTest {
    private static final String ADDRESSEE = "1000000001";
    private final String municipality = freshMunicipality();
    private final Tokens clerk = clerk(municipality);

    @Test
    void showsTheStateThatHeldOnADay() {
        state(1, "20220401", "一");
        state(2, "20220601", "二");

        read(Map.of("on", "2022-05-31")).then().body("states.name", contains("一"));
        read(Map.of("on", "2022-06-01")).then().body("states.name", contains("二"));
        read(Map.of("on", "2022-03-31")).then().statusCode(404);
        read(Map.of()).then().body("states.name", contains("二", "一"));
    }

    @Test
    void showsWhatWasBelievedBeforeALateStateCame() throws SQLException {
        state(1, "20220401", "一");
        state(3, "20220701", "三");
        String before = query("select to_json(clock_timestamp()) #>> '{}'").getFirst();
        state(2, "20220601", "二");

        read(Map.of("on", "2022-06-15")).then().body("states.name", contains("二"));
        read(Map.of("on", "2022-06-15", "believedAt", before)).then().body("states.name", contains("一"));
        read(Map.of("believedAt", before)).then().body("states.name", contains("三", "一"));
        assertThat(events("audit.entry", municipality))
                .filteredOn(entry -> entry.contains("resident.read"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"on\":\"2022-06-15\"").doesNotContain("believedAt"),
                        second -> assertThat(second).contains("\"on\":\"2022-06-15\"", "\"believedAt\":\""),
                        third -> assertThat(third).contains("\"believedAt\":\"").doesNotContain("\"on\""));
    }

    @Test
    void everyOneOfTheItemsIsKeptAndMyNumberIsNotAmongThem() {
        taken(
                clerk,
                FeedRow.file(FeedRow.of(ADDRESSEE, 1, "20220401")
                        .with("旅券番号", "TZ1234567")
                        .with("世帯番号", "0000000001")
                        .with("通称名漢字", "花子")
                        .myNumber("123456789018")));

        read(Map.of())
                .then()
                .body("states[0].passportNumber", equalTo("TZ1234567"))
                .body("states[0].householdNumber", equalTo("0000000001"))
                .body("states[0].aliasName", equalTo("花子"))
                .body("states[0].size()", equalTo(62 + 3))
                .body("states[0]", not(hasKey("myNumber")))
                .body("integratedNumber", equalTo("000000000000001"));
    }

    @Test
    @Tag("ADB-5")
    void whoReadsSaysWhyAndItIsOnRecord() {
        state(1, "20220401", "一");

        Map<String, Object> whom = new HashMap<>(Map.of("addresseeNumber", ADDRESSEE));
        as(clerk).body(whom).post("/residents/read").then().statusCode(400).body("field", equalTo("reason"));
        read(Map.of()).then().statusCode(200);

        assertThat(events("audit.entry", municipality).stream().filter(entry -> entry.contains("resident.read")))
                .singleElement()
                .asString()
                .contains("接種券の再発行の確認", ADDRESSEE)
                .doesNotContain("浦安");
    }

    private void state(int history, String effectiveOn, String name) {
        taken(clerk, FeedRow.file(FeedRow.of(ADDRESSEE, history, effectiveOn).with("本名漢字", name)))
                .then()
                .body("rowsTaken", equalTo(1));
    }

    private Response read(Map<String, Object> when) {
        Map<String, Object> whom = new HashMap<>(when);
        whom.put("addresseeNumber", ADDRESSEE);
        whom.put("reason", "接種券の再発行の確認");
        return as(clerk).body(whom).post("/residents/read");
    }
}
