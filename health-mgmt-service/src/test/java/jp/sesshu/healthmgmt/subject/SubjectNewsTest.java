package jp.sesshu.healthmgmt.subject;

import static jp.sesshu.healthmgmt.Health.as;
import static jp.sesshu.healthmgmt.Health.change;
import static jp.sesshu.healthmgmt.Health.clerk;
import static jp.sesshu.healthmgmt.Health.entries;
import static jp.sesshu.healthmgmt.Health.freshMunicipality;
import static jp.sesshu.healthmgmt.Health.query;
import static jp.sesshu.healthmgmt.Health.refused;
import static jp.sesshu.healthmgmt.Health.supervisor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sesshu.healthmgmt.HealthServiceTest;
import jp.sesshu.platform.testing.SentNews;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@HealthServiceTest
@Tag("HM-10")
class SubjectNewsTest {
    private static final String TOPIC = "address-linkage.resident.health-mgmt";
    private final ObjectMapper json = new ObjectMapper();
    private final String municipality = freshMunicipality();

    /// An event as address-linkage sends it.
    private record News(UUID id, String municipality, Map<String, Object> data) {}

    @Test
    void theLatestStateOfEachPersonIsInTheSubjectFileInWhateverOrderNewsComes() throws SQLException {
        sent(
                news("1000000001", 2, "移動後"),
                news("1000000001", 1, "移動前"),
                news("1000000002", 1, "一人目"),
                news("1000000002", 3, "三人目"));
        sent(news("1000000001", 1, "遅れて来た"), news("1000000002", 2, "追い越された"));

        assertThat(query(
                        "select name || history_number from subject where not deleted and municipality = ? order by addressee_number",
                        municipality))
                .containsExactly("移動後2", "三人目3");
        as(clerk(municipality)).get("/subjects/count").then().statusCode(200).body("subjects", equalTo(2));
    }

    @Test
    @Tag("HM-7")
    void staffFindAPersonByTheAddresseeNumberWhichIsWrittenDown() throws SQLException {
        sent(news("1000000001", 1, "浦安 花子"));

        as(clerk(municipality))
                .body(Map.of("addresseeNumber", "1000000001"))
                .post("/subjects/search")
                .then()
                .statusCode(200)
                .body("name", equalTo("浦安 花子"))
                .body("birthDate", equalTo("1980-05-05"));
        assertThat(entries(municipality, "subject.read"))
                .extracting(entry -> entry.getString("subjects[0].number"))
                .containsExactly("1000000001");
    }

    @Test
    void aDeletedPersonIsFoundNoMore() {
        sent(news("1000000001", 1, "誤記"));
        News deletion = news("1000000001", 2, "誤記");
        deletion.data().put("deleted", true);
        sent(deletion);

        search(municipality, "1000000001", 404);
    }

    @Test
    void theSameEventTwiceIsAppliedOnce() throws SQLException {
        News first = news("1000000001", 1, "浦安 花子");
        sent(first);
        // The second delivery would bring the person back, were it applied.
        change("delete from subject where municipality = ?", municipality);
        sent(first);

        assertThat(query("select name from subject where not deleted and municipality = ?", municipality))
                .isEmpty();
    }

    @Test
    void idsOfEventsThatKafkaNoLongerHasAreLetGoOfAndNoOthers() throws SQLException {
        UUID old = UUID.fromString("018f0000-0000-7000-8000-000000000001");
        UUID oldAppliedLately = UUID.fromString("018f0000-0000-7000-8000-000000000002");
        UUID foreign = UUID.fromString("f18f0000-0000-4000-8000-000000000003");
        String neighbour = freshMunicipality();
        applied(municipality, old, 46);
        applied(municipality, oldAppliedLately, 44);
        applied(municipality, foreign, 46);
        applied(neighbour, old, 46);
        News news = news("1000000001", 1, "浦安 花子");

        sent(news);

        await().untilAsserted(() -> assertThat(ids(municipality))
                .contains(
                        oldAppliedLately.toString(),
                        foreign.toString(),
                        news.id().toString())
                .doesNotContain(old.toString()));
        assertThat(ids(neighbour)).containsExactly(old.toString());
    }

    private static void applied(String municipality, UUID event, int daysAgo) throws SQLException {
        change(
                "insert into inbox_event (municipality, topic, event_id, applied_at)"
                        + " values (?, '" + TOPIC + "', '" + event + "', now() - interval '" + daysAgo + " days')",
                municipality);
    }

    private static List<String> ids(String municipality) throws SQLException {
        return query("select event_id::text from inbox_event where municipality = ?", municipality);
    }

    @Test
    @Tag("VRS-9")
    void theSameAddresseeNumberInTwoMunicipalitiesIsTwoPeople() {
        String neighbour = freshMunicipality();
        sent(news("1000000001", 1, "こちら"));
        sent(new News(UUID.randomUUID(), neighbour, person("1000000001", 1, "となり")));
        sent(new News(UUID.randomUUID(), neighbour, person("1000000002", 1, "となりだけ")));

        search(municipality, "1000000001", 200).then().body("name", equalTo("こちら"));
        search(neighbour, "1000000001", 200).then().body("name", equalTo("となり"));
        search(municipality, "1000000002", 404);
    }

    @Test
    void anEventThatCannotBeAppliedIsSetAsideAndThoseBesideItAreApplied() throws SQLException {
        News bad = impossible("1000000002");
        sent(news("1000000001", 1, "前の人"), bad, news("1000000003", 1, "後の人"));

        assertThat(query("select name from subject where not deleted and municipality = ? order by 1", municipality))
                .containsExactlyInAnyOrder("前の人", "後の人");
        as(supervisor(municipality))
                .get("/dead-letters")
                .then()
                .statusCode(200)
                .body("id", equalTo(List.of(bad.id().toString())))
                .body("topic", equalTo(List.of(TOPIC)))
                .body(not(containsString("1000000002")));
        refused(as(clerk(municipality)).get("/dead-letters"), 403, "not-permitted");
        assertThat(query(
                        "select aggregatetype from outbox_event where municipality = ? and aggregatetype like '%.dead-letter'",
                        municipality))
                .containsExactly("health-mgmt-service.dead-letter");
    }

    @Test
    void anEventThatStillCannotBeAppliedGoesOnWaiting() throws SQLException {
        News bad = impossible("1000000001");
        sent(bad);

        Response answer = replay(municipality, bad);
        assertThat(answer.statusCode()).isBetween(400, 599);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(waiting(municipality)).containsExactly(bad.id().toString());
        assertThat(entries(municipality, "dead-letter.replayed"))
                .noneMatch(entry -> "done".equals(entry.getString("outcome")));
    }

    @Test
    @Tag("HM-7")
    void anEventIsAppliedOnceWhatWasInItsWayIsGone() throws SQLException {
        News bad = news("1000000001", 1, "支障");
        change("alter table subject add constraint obstacle check (name <> '支障') not valid");
        try {
            sent(bad);
        } finally {
            change("alter table subject drop constraint obstacle");
        }
        refused(replay(freshMunicipality(), bad), 404, "not-found");

        replay(municipality, bad).then().statusCode(204);

        search(municipality, "1000000001", 200).then().body("name", equalTo("支障"));
        assertThat(waiting(municipality)).isEmpty();
        assertThat(entries(municipality, "dead-letter.replayed")).hasSize(1);
        refused(replay(municipality, bad), 404, "not-found");
    }

    private News impossible(String addressee) {
        News bad = news(addressee, 1, "誤り");
        bad.data().put("sex", "7");
        return bad;
    }

    private static List<String> waiting(String municipality) {
        return as(supervisor(municipality)).get("/dead-letters").jsonPath().getList("id");
    }

    private static Response replay(String municipality, News news) {
        return as(supervisor(municipality)).post("/dead-letters/" + news.id() + "/replay");
    }

    private static Response search(String municipality, String addressee, int status) {
        Response answer = as(clerk(municipality))
                .body(Map.of("addresseeNumber", addressee))
                .post("/subjects/search");
        answer.then().statusCode(status);
        return answer;
    }

    @Test
    void ofTwoNewsOfTheSameStateTheLaterWins() throws SQLException {
        News masked = news("1000000001", 2, "保護");
        masked.data().putAll(Map.of("version", 3, "addressMasked", true));
        News before = news("1000000001", 2, "保護");
        before.data().putAll(Map.of("version", 2, "town", "浦安市猫実1丁目"));

        sent(masked, before);

        assertThat(query(
                        "select concat_ws(' ', version, address_masked, town) from subject where not deleted and municipality = ?",
                        municipality))
                .containsExactly("3 t");
    }

    @Test
    @Tag("ADB-4")
    @Tag("HM-5")
    void whatIsNoLongerToldIsLetGo() throws SQLException {
        News before = news("1000000001", 2, "浦安 花子");
        before.data().putAll(Map.of("version", 1, "kana", "うらやす はなこ", "town", "浦安市猫実1丁目"));
        News withoutTown = again(before, 2, "town");
        sent(before, news("1000000002", 1, "となり"));
        sent(withoutTown);
        search(municipality, "1000000001", 200).then().body("name", equalTo("浦安 花子")).body("town", nullValue());

        sent(again(withoutTown, 3, "name", "kana", "birthDate", "sex", "residency"));

        assertThat(query(
                        "select concat_ws(' ', addressee_number, version, residency, name, kana, birth_date, sex) "
                                + "from subject where not deleted and municipality = ? order by addressee_number",
                        municipality))
                .containsExactly("1000000001 3", "1000000002 0 1 となり 1980-05-05 2");
        search(municipality, "1000000001", 200).then().body("name", nullValue()).body("birthDate", nullValue());
        sent(before);
        search(municipality, "1000000001", 200).then().body("name", nullValue());
    }

    @Test
    @Tag("HM-5")
    void whoWasDeletedOrProtectedStaysSoWhereThatIsNoLongerTold() throws SQLException {
        News deleted = news("1000000001", 1, "誤記");
        deleted.data().putAll(Map.of("version", 1, "deleted", true));
        News masked = news("1000000002", 1, "保護");
        masked.data().putAll(Map.of("version", 1, "addressMasked", true));
        sent(deleted);

        sent(masked, again(deleted, 2, "deleted"), again(masked, 2, "addressMasked"));

        assertThat(query(
                        "select concat_ws(' ', version, deleted, address_masked) from subject "
                                + "where municipality = ? and addressee_number < '2' order by addressee_number",
                        municipality))
                .containsExactly("2 t f", "2 f t");
    }

    /// The same state with a later version and without some items.
    private News again(News before, int version, String... without) {
        Map<String, Object> data = new HashMap<>(before.data());
        data.keySet().removeAll(List.of(without));
        data.put("version", version);
        return new News(UUID.randomUUID(), municipality, data);
    }

    private News news(String addressee, int history, String name) {
        return new News(UUID.randomUUID(), municipality, person(addressee, history, name));
    }

    private static Map<String, Object> person(String addressee, int history, String name) {
        Map<String, Object> data = new HashMap<>();
        data.put("addresseeNumber", addressee);
        data.put("historyNumber", history);
        data.put("residency", "1");
        data.put("name", name);
        data.put("birthDate", "1980-05-05");
        data.put("sex", "2");
        data.put("deleted", false);
        return data;
    }

    /// Sends the news in this order and waits until all of it has been dealt with.
    private void sent(News... all) {
        News last = new News(
                UUID.randomUUID(), all[all.length - 1].municipality(), person("9999999999", Integer.MAX_VALUE, "終わり"));
        last.data().put("deleted", true);
        SentNews.all(
                Stream.concat(Stream.of(all), Stream.of(last)).map(this::message).toList());
    }

    private SentNews message(News news) {
        return new SentNews(
                news.id(),
                TOPIC,
                String.valueOf(news.data().get("addresseeNumber")),
                "resident.changed",
                news.municipality(),
                text(news.data()));
    }

    private String text(Map<String, Object> data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
