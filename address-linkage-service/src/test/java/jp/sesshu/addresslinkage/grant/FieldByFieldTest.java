package jp.sesshu.addresslinkage.grant;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.events;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static jp.sesshu.addresslinkage.grant.Granting.LEDGER;
import static jp.sesshu.addresslinkage.grant.Granting.grant;
import static jp.sesshu.addresslinkage.grant.Granting.read;
import static jp.sesshu.addresslinkage.grant.Granting.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.addresslinkage.resident.FeedRow;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What leaves for a system, item by item: in the answer to a read and in news.
@LinkageServiceTest
@Tag("ADB-1")
@Tag("ADB-4")
@Tag("HM-5")
class FieldByFieldTest {
    private static final String TOPIC = "address-linkage.resident.ledger";
    private static final String MY_NUMBER = "123456789018";
    private static final String PERSON = "1000000001";
    private static final Set<String> ALWAYS = Set.of("addresseeNumber", "historyNumber", "version");
    private final String municipality = freshMunicipality();
    private final Granting granting = new Granting(municipality);
    private int history;

    /// One item after the other is granted, and each time the person has news and is read: exactly what is granted by
    /// then is there.
    @Test
    void eachItemIsAbsentUntilItIsGrantedAndPresentFromThenOn() {
        taken(
                clerk(municipality),
                FeedRow.file(FeedRow.of(PERSON, 1, "20220401").myNumber(MY_NUMBER)));
        history = 1;
        List<Set<String>> expected = new ArrayList<>();
        List<Set<String>> answered = new ArrayList<>();
        Set<String> granted = new TreeSet<>(ALWAYS);
        for (String field : GrantedFields.names()) {
            granting.approved(grant(LEDGER, today(), field));
            if (!field.equals(GrantedFields.PROTECTED_ADDRESS)) {
                granted.add(field);
            }
            expected.add(new TreeSet<>(granted));
            report();
            String answer = read(granting.ledger(), PERSON)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            assertThat(answer).doesNotContain(MY_NUMBER).doesNotContain("myNumber");
            answered.add(new TreeSet<>(JsonPath.from(answer).getMap("residents[0]").keySet().stream()
                    .map(String::valueOf)
                    .toList()));
        }

        assertThat(answered).isEqualTo(expected);
        List<String> news = events(TOPIC, municipality);
        assertThat(news.toString()).doesNotContain(MY_NUMBER).doesNotContain("myNumber");
        // after each grant whoever was told before is told again, with the new item
        assertThat(news.stream().map(FieldByFieldTest::keys))
                .containsExactlyElementsOf(expected.stream()
                        .flatMap(each -> Stream.of(each, each))
                        .toList());
    }

    @Test
    void whoIsGrantedNothingIsToldOfNobodyAndIsSentNothingAfterwards() throws SQLException {
        taken(clerk(municipality), FeedRow.file(FeedRow.of(PERSON, 1, "20220401")));
        history = 1;
        granting.approved(grant(LEDGER, today(), "protectedAddress"));
        granting.approved(grant(LEDGER, today().plusDays(1), "name"));
        report();
        granting.approved(grant(LEDGER, today(), "kana"));
        assertThat(events("address-linkage.resident.health-mgmt", municipality)).hasSize(2);
        assertThat(events("audit.entry", municipality)).isNotEmpty();
        report();
        granting.aDayPasses();
        report();

        assertThat(events(TOPIC, municipality).stream().map(FieldByFieldTest::keys))
                .containsExactly(with("kana"), with("kana"), with("kana", "name"));
    }

    @Test
    void whatIsNoLongerGrantedIsInNoFurtherNewsAndInNoAnswer() throws SQLException {
        granting.approved(grant(LEDGER, today(), "name", "town"));
        report();
        granting.approved(Granting.end(LEDGER, today(), "town"));
        report();
        granting.aDayPasses();
        report();

        assertThat(events(TOPIC, municipality).stream().map(FieldByFieldTest::keys))
                .containsExactly(with("name", "town"), with("name", "town"), with("name"));
        read(granting.ledger(), PERSON).then().body("residents[0].keySet()", equalTo(with("name")));
        assertThat(granting.fields(LEDGER, today().minusDays(1))).containsExactly("name", "town");
    }

    /// The person's next state comes.
    private void report() {
        history++;
        as(Tokens.of("address-linkage-service", "feed:enter").municipality(municipality))
                .body(Map.of(
                        "states",
                        List.of(Map.of(
                                "addresseeNumber", PERSON,
                                "historyNumber", String.valueOf(history),
                                "effectiveOn", "20220401",
                                "residency", "1",
                                "name", "浦安　花子",
                                "birthDate", "19800401",
                                "sex", "2"))))
                .post("/feeds/registry/states")
                .then()
                .statusCode(200)
                .body("taken", equalTo(1));
    }

    private static Set<String> with(String... fields) {
        Set<String> all = new TreeSet<>(ALWAYS);
        all.addAll(List.of(fields));
        return all;
    }

    private static Set<String> keys(String event) {
        return new TreeSet<>(JsonPath.from(event.substring(event.indexOf(' ') + 1)).getMap("").keySet().stream()
                .map(String::valueOf)
                .toList());
    }
}
