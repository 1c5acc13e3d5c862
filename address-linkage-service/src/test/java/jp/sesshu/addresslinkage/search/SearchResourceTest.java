package jp.sesshu.addresslinkage.search;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.events;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.addresslinkage.resident.FeedRow;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@LinkageServiceTest
@Tag("UAN-1")
@Tag("ADB-5")
class SearchResourceTest {
    private final String municipality = freshMunicipality();
    private final Tokens clerk = clerk(municipality);

    @BeforeEach
    void residents() {
        taken(
                clerk,
                FeedRow.file(
                        person("1000000001", "髙橋　一郎", "たかはし　いちろう", "19400615", "富士見一丁目", "2番3号")
                                .myNumber("123456789018"),
                        person("1000000002", "高橋 花子", "ﾀｶﾊｼ ﾊﾅｺ", "19400620", "富士見一丁目", "2番4号"),
                        person("1000000003", "大野 優子", "オオノ ユウコ", "19851103", "猫実五丁目", "11番1号"),
                        person("1000000004", "山﨑 一", "やまざき はじめ", "19851103", "富士見二丁目", "1番1号")));
    }

    @ParameterizedTest
    @CsvSource({
        "name, 高橋, 1000000001 1000000002",
        "name, 髙橋一, 1000000001",
        "name, 山崎, 1000000004",
        "kana, たかはし, 1000000002 1000000001",
        "kana, ﾀｶﾊｼｲﾁ, 1000000001",
        "kana, オーノ, 1000000003",
        "kana, やまさき, 1000000004",
        "birthDate, 1940, 1000000001 1000000002",
        "birthDate, 1940-06, 1000000001 1000000002",
        "birthDate, 1940-06-20, 1000000002",
        "address, 富士見1-2, 1000000001 1000000002",
        "address, 富士見１丁目２番３号, 1000000001",
        "addresseeNumber, 1000000003, 1000000003",
        "integratedNumber, 000000000000001, 1000000001",
        "name, 一郎, ''",
        "birthDate, 1940-02, ''",
    })
    void findsByEachCriterionHoweverItIsWritten(String criterion, String asked, String expected) {
        assertThat(found(search(Map.of(criterion, asked))))
                .containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(" "));
    }

    /// What is asked is written down, and no My Number may be.
    @ParameterizedTest
    @CsvSource({"name, 123456789018", "kana, １２３４５６７８９０１８", "address, 1234-5678-9018"})
    void aMyNumberTypedInTheWrongPlaceIsRefusedAndWrittenDownNowhere(String criterion, String typed) {
        as(clerk)
                .body(Map.of(criterion, typed))
                .post("/residents/search")
                .then()
                .statusCode(400)
                .body("field", equalTo(criterion))
                .body("rule", equalTo("NoMyNumber"));

        assertThat(events("audit.entry", municipality)).noneMatch(entry -> entry.contains(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/residents/read", "/residents/reveal-address"})
    @Tag("HM-11")
    void aMyNumberTypedAsAReasonIsRefusedAndWrittenDownNowhere(String path) {
        String reason = "1234 5678 9018の方の確認";
        as(clerk.permissions("resident:read", "address:reveal"))
                .body(Map.of("addresseeNumber", "1000000001", "reason", reason))
                .post(path)
                .then()
                .statusCode(400)
                .body("field", equalTo("reason"))
                .body("rule", equalTo("NoMyNumber"));

        assertThat(events("audit.entry", municipality)).noneMatch(entry -> entry.contains(reason));
    }

    @Test
    void allThatIsAskedMustHold() {
        assertThat(found(search(Map.of("kana", "たかはし", "birthDate", "1940-06-20"))))
                .containsExactly("1000000002");
        assertThat(found(search(Map.of("name", "山崎", "address", "猫実")))).isEmpty();
        assertThat(found(search(Map.of("name", "高橋", "kana", "たかはしいち")))).containsExactly("1000000001");
        assertThat(found(search(Map.of("name", "高橋", "birthDate", "1940")))).hasSize(2);
        assertThat(found(search(Map.of("kana", "たかはしは", "birthDate", "1940-06"))))
                .containsExactly("1000000002");
        assertThat(found(search(Map.of("address", "富士見", "birthDate", "1985")))).containsExactly("1000000004");
    }

    @Test
    void findsPeopleAsTheyAreNowNotAsTheyWere() {
        taken(
                clerk,
                FeedRow.file(person("1000000003", "鈴木 優子", "スズキ ユウコ", "19851103", "当代島一丁目", "1番")
                        .with("履歴連番", "2")
                        .with("適用日", "20220501")));
        assertThat(found(search(Map.of("name", "鈴木", "address", "当代島1")))).containsExactly("1000000003");
        assertThat(found(search(Map.of("name", "大野")))).isEmpty();
        // a late row of before changes nothing of it
        taken(
                clerk,
                FeedRow.file(person("1000000004", "山﨑 一", "やまざき はじめ", "19851103", "富士見二丁目", "1番1号")
                        .with("履歴連番", "3")
                        .with("適用日", "20220601")));
        taken(
                clerk,
                FeedRow.file(person("1000000004", "川田 一", "かわだ はじめ", "19851103", "富士見二丁目", "1番1号")
                        .with("履歴連番", "2")
                        .with("適用日", "20220501")
                        .myNumber("983205673214")));
        assertThat(found(search(Map.of("name", "山崎")))).containsExactly("1000000004");
        assertThat(found(search(Map.of("name", "川田")))).isEmpty();
    }

    @Test
    void goesThroughManyPageByPageAndShowsEachOnce() {
        taken(
                clerk,
                FeedRow.file(IntStream.range(0, 25)
                        .mapToObj(i -> person("20000000" + (10 + i), "佐藤 " + i % 3, "さとう", "19600101", "北栄", "1番"))
                        .toArray(FeedRow[]::new)));
        Map<String, Object> asked = Map.of("name", "佐藤", "kana", "さとう", "birthDate", "1960", "address", "北栄");
        asked.forEach((criterion, value) -> assertThat(pages(Map.of(criterion, value), 10))
                .as(criterion)
                .hasSize(25)
                .doesNotHaveDuplicates());
    }

    @Test
    void whoseDayOrMonthOfBirthIsUnknownIsFoundBesideThoseOfTheDayAndPageByPage() {
        taken(
                clerk,
                FeedRow.file(
                        person("2000000001", "佐藤 一", "さとう", "19600000", "北栄", "1番"),
                        person("2000000002", "佐藤 一", "さとう", "19600500", "北栄", "1番"),
                        person("2000000003", "佐藤 一", "さとう", "19600101", "北栄", "1番"),
                        person("2000000004", "佐藤 一", "さとう", "19600501", "北栄", "1番"),
                        person("2000000005", "佐藤 一", "さとう", "19600517", "北栄", "1番"),
                        person("2000000006", "佐藤 一", "さとう", "19600100", "北栄", "1番")));
        for (int size = 1; size <= 6; size++) {
            assertThat(pages(Map.of("birthDate", "1960-05-17"), size))
                    .containsExactly("2000000001", "2000000002", "2000000005");
            assertThat(pages(Map.of("birthDate", "1960-05", "kana", "さとう"), size))
                    .containsExactly("2000000001", "2000000002", "2000000004", "2000000005");
            assertThat(pages(Map.of("birthDate", "1960-01-01", "address", "北栄"), size))
                    .containsExactlyInAnyOrder("2000000001", "2000000003", "2000000006");
        }
    }

    /// A page shows people who weren't looked for to somebody who looks for one: no more of them than are of use.
    @Test
    void twentyAreShownAtOnceUnlessMoreAreAskedFor() {
        taken(
                clerk,
                FeedRow.file(IntStream.rangeClosed(1, 25)
                        .mapToObj(i -> person("20000000%02d".formatted(i), "佐藤 一", "さとう", "19600517", "北栄", "1番"))
                        .toArray(FeedRow[]::new)));
        Response first = search(Map.of("name", "佐藤"));
        assertThat(found(first)).hasSize(20);
        assertThat(found(search(Map.of("name", "佐藤", "after", first.<String>path("next"))))).hasSize(5);
        assertThat(found(search(Map.of("name", "佐藤", "limit", 200)))).hasSize(25);
    }

    /// All who are found, page by page.
    private List<String> pages(Map<String, Object> criteria, int size) {
        Map<String, Object> asked = new HashMap<>(criteria);
        asked.put("limit", size);
        List<String> seen = new ArrayList<>();
        Response page;
        do {
            page = search(asked);
            seen.addAll(found(page));
            asked.put("after", page.path("next") == null ? "" : page.path("next"));
        } while (page.path("next") != null);
        return seen;
    }

    @Test
    void eachSearchIsOnRecordWithWhatWasAskedAndWhoWasShown() {
        search(Map.of("name", "高橋"));
        search(Map.of("name", "いないひと"));
        assertThat(events("audit.entry", municipality))
                .filteredOn(entry -> entry.contains("resident.searched"))
                .anySatisfy(entry -> assertThat(entry).contains("\"name\":\"高橋\"", "1000000001", "1000000002"))
                .anySatisfy(entry -> assertThat(entry).contains("いないひと", "\"subjects\":[]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"limit\":10}",
                "{\"name\":\"\"}",
                "{\"name\":\"　\"}",
                "{\"kana\":\"ー\"}",
                "{\"birthDate\":\"1940-13\"}",
                "{\"birthDate\":\"1940-02-30\"}",
                "{\"birthDate\":\"昭和15年\"}",
                "{\"nmae\":\"高橋\"}",
                "{\"name\":\"高橋\",\"after\":\"abc\"}",
                "{\"name\":\"高橋\",\"limit\":201}",
                "{\"addresseeNumber\":\"1\"}"
            })
    void whatCannotBeLookedForIsRefused(String body) {
        as(clerk).body(body).post("/residents/search").then().statusCode(400);
    }

    @Test
    void anotherMunicipalitysStaffFindNobody() {
        Tokens other = clerk(freshMunicipality());
        as(other)
                .body(Map.of("name", "高橋"))
                .post("/residents/search")
                .then()
                .statusCode(200)
                .body("residents.size()", equalTo(0));
    }

    @Test
    void onlyWhoMayReadResidentsSearches() {
        as(Tokens.of("address-linkage-service", "feed:upload").municipality(municipality))
                .body(Map.of("name", "高橋"))
                .post("/residents/search")
                .then()
                .statusCode(403);
    }

    private Response search(Map<String, ?> criteria) {
        Response answer = as(clerk).body(criteria).post("/residents/search");
        answer.then().statusCode(200);
        return answer;
    }

    private static List<String> found(Response answer) {
        return answer.jsonPath().getList("residents.addresseeNumber");
    }

    private static FeedRow person(String number, String name, String kana, String born, String town, String building) {
        return FeedRow.of(number, 1, "20220401")
                .with("本名漢字", name)
                .with("本名かな", kana)
                .with("生年月日", born)
                .with("現住所町名", town)
                .with("現住所方書", building);
    }
}
