package jp.sesshu.certificate.history;

import static jp.sesshu.certificate.CertificateTest.CITY;
import static jp.sesshu.certificate.CertificateTest.OTHER_CITY;
import static jp.sesshu.certificate.CertificateTest.as;
import static jp.sesshu.certificate.CertificateTest.freshAddressee;
import static jp.sesshu.certificate.CertificateTest.freshMyNumber;
import static jp.sesshu.certificate.CertificateTest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.certificate.CertificateServiceTest;
import jp.sesshu.certificate.FakeVrs;
import jp.sesshu.certificate.FakeVrs.Dose;
import jp.sesshu.certificate.content.CertificateKind;
import jp.sesshu.certificate.content.Holder;
import jp.sesshu.certificate.issue.Application;
import jp.sesshu.certificate.issue.IssueCertificate;
import jp.sesshu.certificate.lookup.Channel;
import jp.sesshu.platform.mynumber.MyNumber;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@CertificateServiceTest
@Tag("VRS-6")
class HistoryResourceTest {
    private static final LocalDate BORN = LocalDate.of(1980, 4, 1);
    private static final Tokens CLERK = Tokens.of("certificate-service", "certificate:read");
    private static final Tokens SUPERVISOR = Tokens.of("certificate-service", "certificate:read", "certificate:revoke")
            .user("supervisor-122271");
    private final String myNumber = freshMyNumber();
    private final String addressee = freshAddressee();

    @Inject
    IssueCertificate issue;

    @BeforeEach
    void putSomebodyOnRecord() {
        FakeVrs.person(myNumber, addressee, BORN, Dose.of(1, "2021-06-01"), Dose.of(2, "2021-07-01"));
    }

    @Test
    void showsAPersonsCertificatesWithoutNamesAndWritesDownWhoLooked() throws SQLException {
        String id = issued();

        String answer = page(Map.of()).then()
                .statusCode(200)
                .body("certificates", hasSize(1))
                .body("certificates[0].id", equalTo(id))
                .body("certificates[0].kind", equalTo("DOMESTIC"))
                .body("certificates[0].channel", equalTo("APP"))
                .body("certificates[0].state", equalTo("VALID"))
                .body("certificates[0].doses", equalTo(2))
                .body("next", nullValue())
                .extract()
                .asString();

        assertThat(answer).doesNotContain("接種", myNumber);
        assertThat(query(
                        "select payload::json ->> 'actor' from outbox_event where payload like ? "
                                + "and payload like '%certificate.history-read%'",
                        "%" + addressee + "%"))
                .containsExactly(CLERK.userName());
    }

    @Test
    void turnsPagesFromTheNewestToTheOldestWithoutAGap() {
        List<String> issued = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            issued.add(issued());
        }

        List<String> read = new ArrayList<>();
        Map<String, Object> more = new HashMap<>(Map.of("limit", 2));
        do {
            Response page = page(more);
            read.addAll(page.path("certificates.id"));
            more.put("after", page.path("next"));
        } while (more.get("after") != null);

        assertThat(read).containsExactlyInAnyOrderElementsOf(issued).doesNotHaveDuplicates();
        page(Map.of("after", "JPN12227120211209999999")).then().statusCode(200).body("certificates", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({"limit, 0", "limit, 201", "limit, x", "after, 1", "after, JPN1", "addresseeNumber, 1"})
    void refusesAPageThatIsNone(String item, String value) {
        page(Map.of(item, value)).then().statusCode(400);
    }

    @Test
    void aSupervisorTakesACertificateBackOnceAndItsCardIsRevoked() throws SQLException {
        String id = issued();

        withdraw(SUPERVISOR, id, "RECORD_WRONG").then().statusCode(204);

        as(CLERK)
                .get("/certificates/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("REVOKED"))
                .body("withdrawal.reason", equalTo("RECORD_WRONG"))
                .body("withdrawal.by", equalTo("supervisor-122271"));
        assertThat(query(
                        "select 1 from revoked_card r join certificate c using (municipality, uvci) where c.id = ?",
                        id))
                .isNotEmpty();
        withdraw(SUPERVISOR, id, "RECORD_WRONG")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/certificate-not-valid"));
        assertThat(query("select reason from withdrawal where certificate_id = ?", id))
                .hasSize(1);
    }

    @Test
    @Tag("VRS-9")
    void nobodyTakesBackAnotherMunicipalitysCertificateNorSeesIt() throws SQLException {
        String id = issued();

        withdraw(SUPERVISOR.municipality(OTHER_CITY), id, "RECORD_WRONG").then().statusCode(404);
        as(CLERK.municipality(OTHER_CITY)).get("/certificates/" + id).then().statusCode(404);
        withdraw(CLERK, id, "RECORD_WRONG").then().statusCode(403);
        withdraw(SUPERVISOR, id, "REPLACED")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/reason-not-staffs"));

        assertThat(query("select state from certificate where id = ?", id)).containsExactly("VALID");
    }

    private String issued() {
        return issue.issue(Application.byCard(
                        UUID.randomUUID(),
                        Channel.APP,
                        CertificateKind.DOMESTIC,
                        new MunicipalityCode(CITY),
                        new MyNumber(myNumber),
                        new Holder("接種　花子", BORN),
                        null))
                .id()
                .value();
    }

    private Response page(Map<String, Object> more) {
        Map<String, Object> search = new HashMap<>(Map.of("addresseeNumber", addressee));
        search.putAll(more);
        return as(CLERK).body(search).post("/certificates/search");
    }

    private static Response withdraw(Tokens token, String id, String reason) {
        return as(token).body(Map.of("reason", reason)).post("/certificates/" + id + "/withdrawal");
    }
}
