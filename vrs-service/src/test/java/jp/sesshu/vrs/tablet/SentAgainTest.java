package jp.sesshu.vrs.tablet;

import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.OTHER_CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.auditEntriesAbout;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.freshTicket;
import static jp.sesshu.vrs.VrsTest.query;
import static jp.sesshu.vrs.VrsTest.venue;
import static jp.sesshu.vrs.tablet.TabletResourceTest.announced;
import static jp.sesshu.vrs.tablet.TabletResourceTest.dose;
import static jp.sesshu.vrs.tablet.TabletResourceTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.vrs.InternetZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A tablet whose answer was lost sends the same again, under the same key.
@VrsServiceTest
@TestProfile(InternetZone.class)
@Tag("VRS-2")
@Tag("VRS-11")
class SentAgainTest {
    private String ticket = "";
    private String key = "";

    @BeforeEach
    void issueTicketAndChooseAKey() throws SQLException {
        ticket = freshTicket(CITY);
        key = UUID.randomUUID().toString();
    }

    @Test
    void givesTheFirstAnswerAgainAlsoWhereTheHeaderIsQuoted() throws SQLException {
        Response first = send(venue(), key, dose(1, ticket, "2021-06-01"));
        Response again = send(venue(), '"' + key + '"', dose(1, ticket, "2021-06-01"));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(id(again)).isEqualTo(id(first));
        assertThat(announced(ticket)).isEqualTo(1);
        assertThat(auditEntriesAbout(ticket)).containsExactly("dose.recorded done", "dose.recorded done");
    }

    @Test
    void ofEightAtOnceOneRecordsAndSevenGetItsRecord() throws Exception {
        List<Response> answers = new ArrayList<>();
        try (ExecutorService tablets = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> sent = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                sent.add(tablets.submit(() -> send(venue(), key, dose(1, ticket, "2021-06-01"))));
            }
            for (Future<Response> each : sent) {
                answers.add(each.get());
            }
        }
        assertThat(answers.stream().map(Response::statusCode).sorted())
                .containsExactly(200, 200, 200, 200, 200, 200, 200, 201);
        assertThat(answers.stream().map(SentAgainTest::id).distinct()).hasSize(1);
        assertThat(announced(ticket)).isEqualTo(1);
    }

    @Test
    void getsItsRecordAlsoAfterStaffCancelledItOrCorrectedIt() throws SQLException {
        Response first = send(venue(), key, dose(1, ticket, "2021-06-01"));
        execute("update dose set state = 'CANCELLED', given_on = '2021-06-02' where ticket_number = ?", ticket);

        Response again = send(venue(), key, dose(1, ticket, "2021-06-01"));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(id(again)).isEqualTo(id(first));
        assertThat(query("select state from dose where ticket_number = ?", ticket))
                .containsExactly("CANCELLED");
        refused(send(venue(), null, dose(1, ticket, "2021-06-01")), 409, "dose-cancelled");
    }

    @Test
    void anotherDoseUnderTheSameKeyIsRefused() throws SQLException {
        String other = freshTicket(CITY);
        send(venue(), key, dose(1, ticket, "2021-06-01"));

        refused(send(venue(), key, dose(1, ticket, "2021-06-02")), 422, "idempotency-key-reused");
        refused(send(venue(), key, dose(1, other, "2021-06-01")), 422, "idempotency-key-reused");
        refused(
                send(venue(), key, dose(1, ticket, "2021-06-01").replace("市民体育館", "公民館")),
                422,
                "idempotency-key-reused");

        assertThat(query("select id from dose where ticket_number = ?", other)).isEmpty();
        assertThat(announced(ticket)).isEqualTo(1);
    }

    @Test
    void ofTwoDosesAtOnceUnderOneKeyOneIsRefused() throws Exception {
        String other = freshTicket(CITY);
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService tablets = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Response> one = tablets.submit(() -> send(venue(), key, dose(1, ticket, "2021-06-01")));
            Future<Response> two = tablets.submit(() -> send(venue(), key, dose(1, other, "2021-06-01")));
            statuses.add(one.get().statusCode());
            statuses.add(two.get().statusCode());
        }
        assertThat(statuses).containsExactlyInAnyOrder(201, 422);
    }

    @Test
    void aKeyIsItsOwnersAndItsMunicipalitysAlone() throws SQLException {
        Response first = send(venue(), key, dose(1, ticket, "2021-06-01"));
        String other = freshTicket(CITY);

        Response somebodyElse = send(venue().user("venue-2"), key, dose(1, other, "2021-06-01"));
        assertThat(somebodyElse.statusCode()).isEqualTo(201);
        assertThat(id(somebodyElse)).isNotEqualTo(id(first));
        String theirs = freshTicket(OTHER_CITY);
        assertThat(send(
                                venue().municipality(OTHER_CITY),
                                key,
                                dose(1, theirs, "2021-06-01").replace(CITY, OTHER_CITY))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void afterARefusalTheSameKeyAsksAnew() {
        refused(send(venue(), key, dose(2, ticket, "2021-06-22")), 422, "earlier-dose-missing");

        assertThat(send(venue(), key, dose(1, ticket, "2021-06-01")).statusCode())
                .isEqualTo(201);
    }

    @Test
    void aDoseThatWaitsIsAnsweredAgainAsWaiting() throws SQLException {
        execute("delete from ticket where ticket_number = ?", ticket);
        String awaiting =
                dose(1, ticket, "2021-06-01").replace("\"vaccination\"", "\"awaitTicket\": true, \"vaccination\"");
        Response first = send(venue(), key, awaiting);
        Response again = send(venue(), key, awaiting);

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(id(again)).isEqualTo(id(first));
    }

    @Test
    void anOfflineListIsAnsweredRowByRowAndAChangedRowIsRefused() throws SQLException {
        String other = freshTicket(CITY);
        String list = "[" + dose(1, ticket, "2021-06-01") + "," + dose(1, other, "2021-06-01") + "]";
        Response first = offline(list);
        execute("update dose set state = 'CANCELLED' where ticket_number = ?", ticket);

        Response again = offline(list);
        assertThat(first.jsonPath().getList("status")).containsExactly(201, 201);
        assertThat(again.jsonPath().getList("status")).containsExactly(200, 200);
        assertThat(again.jsonPath().getList("id")).isEqualTo(first.jsonPath().getList("id"));

        Response changed = offline("[" + dose(1, ticket, "2021-06-01") + "," + dose(1, other, "2021-06-02") + "]");
        assertThat(changed.jsonPath().getList("status")).containsExactly(200, 422);
        assertThat(changed.jsonPath().getList("problem")).containsExactly(null, "idempotency-key-reused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789018", "1-1-1-1-1", "\"\"", "01890a5d-ac96-774b-bcce-b302099a805x"})
    void aKeyThatIsNoUuidIsABadInput(String bad) throws SQLException {
        refused(send(venue(), bad, dose(1, ticket, "2021-06-01")), 400, "malformed-request");
        assertThat(query("select id from dose where ticket_number = ?", ticket)).isEmpty();
    }

    @Test
    void withoutAKeyNothingIsKept() throws SQLException {
        String id = id(send(venue(), null, dose(1, ticket, "2021-06-01")));

        assertThat(query("select request_key from given_answer where dose_id = ?::uuid", id))
                .isEmpty();
    }

    private static Response send(Tokens token, @Nullable String key, String dose) {
        return (key == null ? as(token) : as(token).header("Idempotency-Key", key))
                .body(dose)
                .post("/tablet/doses");
    }

    private Response offline(String list) {
        return as(venue()).header("Idempotency-Key", key).body(list).post("/tablet/doses/offline");
    }

    private static String id(Response answer) {
        return answer.jsonPath().getString("id");
    }
}
