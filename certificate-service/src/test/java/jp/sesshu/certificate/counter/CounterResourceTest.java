package jp.sesshu.certificate.counter;

import static jp.sesshu.certificate.CertificateTest.CITY;
import static jp.sesshu.certificate.CertificateTest.OTHER_CITY;
import static jp.sesshu.certificate.CertificateTest.as;
import static jp.sesshu.certificate.CertificateTest.auditEntriesAbout;
import static jp.sesshu.certificate.CertificateTest.freshAddressee;
import static jp.sesshu.certificate.CertificateTest.freshMyNumber;
import static jp.sesshu.certificate.CertificateTest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.certificate.CertificateServiceTest;
import jp.sesshu.certificate.FakeVrs;
import jp.sesshu.certificate.FakeVrs.Dose;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@CertificateServiceTest
@Tag("BP-3")
class CounterResourceTest {
    private static final LocalDate BORN = LocalDate.of(1980, 4, 1);
    private static final Tokens CLERK = Tokens.of("certificate-service", "certificate:issue");
    private static final String FIRST = "P<JPNSESSHU<<TARO<<<<<<<<<<<<<<<<<<<<<<<<<<<";
    private static final String SECOND = "TK12345671JPN8004015M3501014<<<<<<<<<<<<<<02";
    private static final Map<String, Object> PASSPORT = Map.of("first", FIRST, "second", SECOND);
    private final String addressee = freshAddressee();
    private final UUID application = UUID.randomUUID();

    @Test
    @Tag("VRS-5")
    void showsStaffTheRecordAndWritesDownThatItDid() throws SQLException {
        onRecord(Map.of());

        as(CLERK)
                .body(Map.of("application", application, "ticketNumber", addressee))
                .post("/counter/look-ups")
                .then()
                .statusCode(200)
                .body("addresseeNumber", equalTo(addressee))
                .body("name", equalTo("接種　太郎"))
                .body("doses.givenOn", equalTo(List.of("2021-06-01")));

        assertThat(auditEntriesAbout(application)).containsExactly("certificate.record-shown done");
        assertThat(FakeVrs.askedFor(application).getFirst().path("requestedBy").asText())
                .isEqualTo(CLERK.userName());
    }

    @Test
    void issuesWithTheNameOnRecordAndNotesWhatWasChecked() throws SQLException {
        onRecord(Map.of());

        String id = issue(asked())
                .then()
                .statusCode(200)
                .body("holder.name", equalTo("接種　太郎"))
                .body("kind", equalTo("DOMESTIC"))
                .extract()
                .path("id");

        assertThat(query("select concat_ws(' ', documents::text, name_kind, power_of_attorney, protection_checked, "
                        + "checked_by) from counter_check where certificate_id = '" + id + "'"))
                .containsExactly("{DRIVING_LICENCE} ON_RECORD f f " + CLERK.userName());
        assertThat(auditEntriesAbout(application)).containsExactly("certificate.issued done");
    }

    @Test
    void printsAFormerNameAndKeepsTheKindOfItAlone() throws SQLException {
        onRecord(Map.of());
        Map<String, Object> asked = asked();
        asked.put("name", Map.of("name", "旧姓　花子", "kind", "FORMER", "evidence", "FAMILY_REGISTER"));

        String id = issue(asked)
                .then()
                .statusCode(200)
                .body("holder.name", equalTo("旧姓　花子"))
                .extract()
                .path("id");

        assertThat(query("select name_kind || ' ' || name_evidence from counter_check where certificate_id = '" + id
                        + "'"))
                .containsExactly("FORMER FAMILY_REGISTER");
        assertThat(query("select payload from outbox_event where payload like ?", "%" + application + "%")
                        .toString())
                .doesNotContain("旧姓");
    }

    @Test
    void theSameApplicationAgainIsTheSameCertificateAsAFileAndAsAPage() throws SQLException {
        onRecord(Map.of());
        String id = issue(asked()).path("id");

        byte[] page = as(CLERK)
                .accept("application/pdf")
                .body(asked())
                .post("/counter/certificates")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        String file = as(CLERK)
                .accept("application/smart-health-card")
                .body(asked())
                .post("/counter/certificates")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(new String(page, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(file).startsWith("{\"verifiableCredential\":[\"");
        assertThat(query("select id from certificate where application = ?", application))
                .containsExactly(id);
    }

    @Test
    void issuesToAProtectedPersonOnlyAfterTheCheckForThem() throws SQLException {
        onRecord(Map.of("protectedPerson", true));
        refusedAndNothingKept(asked(), 422, "protection-not-checked");

        Map<String, Object> checked = asked();
        checked.put("protectionChecked", true);
        issue(checked).then().statusCode(200);
    }

    @Test
    void replacesACertificateOfThePersonOnceAndRevokesIt() throws SQLException {
        onRecord(Map.of());
        String old = issue(asked()).path("id");
        Map<String, Object> anew = asked();
        anew.put("application", UUID.randomUUID());
        anew.put("replaces", old);

        String id = issue(anew).then().statusCode(200).extract().path("id");
        assertThat(issue(anew).<String>path("id")).isEqualTo(id);

        assertThat(query("select state from certificate where id = ?", old)).containsExactly("REPLACED");
        assertThat(query("select reason from withdrawal where certificate_id = ?", old))
                .containsExactly("REPLACED");
        assertThat(query(
                        "select 1 from revoked_card r join certificate c using (municipality, uvci) where c.id = ?",
                        old))
                .isNotEmpty();
        Map<String, Object> third = asked();
        third.put("replaces", old);
        third.put("application", UUID.randomUUID());
        issue(third).then().statusCode(409).body("type", equalTo("/problems/not-replaceable"));
    }

    @Test
    void replacesNobodyElsesCertificate() throws SQLException {
        String neighbour = freshAddressee();
        FakeVrs.person(freshMyNumber(), neighbour, BORN, Dose.of(1, "2021-06-01"));
        Map<String, Object> other = asked();
        other.put("addresseeNumber", neighbour);
        other.put("application", UUID.randomUUID());
        String theirs = issue(other).path("id");
        onRecord(Map.of());
        Map<String, Object> asked = asked();
        asked.put("replaces", theirs);

        refusedAndNothingKept(asked, 409, "not-replaceable");

        assertThat(query("select state from certificate where id = ?", theirs)).containsExactly("VALID");
    }

    @ParameterizedTest
    @CsvSource({
        "documents, '[\"PENSION_BOOK\"]', identity-not-shown",
        "name, '{\"name\":\"旧姓　花子\",\"kind\":\"OTHER\",\"evidence\":\"HEALTH_INSURANCE\"}', name-not-shown",
        "representative, '{\"capacity\":\"AUTHORISED\",\"documents\":[\"PASSPORT\"],\"powerOfAttorney\":false}', "
                + "representation-not-shown",
        "birthDate, '\"1980-04-02\"', birth-date-differs"
    })
    void refusesWhatWasNotShownAndKeepsNothing(String item, String value, String problem) throws Exception {
        onRecord(Map.of());
        Map<String, Object> asked = asked();
        asked.put(item, new com.fasterxml.jackson.databind.ObjectMapper().readValue(value, Object.class));

        refusedAndNothingKept(asked, 422, problem);
    }

    @Test
    @Tag("HM-11")
    void takesNoMyNumberNorAnyOtherDigitsInAName() throws SQLException {
        onRecord(Map.of());
        for (String name : List.of("花子 123456789018", "花子１", "<b>花子", "", "花".repeat(51))) {
            Map<String, Object> asked = asked();
            asked.put("name", Map.of("name", name, "kind", "OTHER", "evidence", "PASSPORT"));
            refusedAndNothingKept(asked, 400, "malformed-request");
        }
    }

    @Test
    void saysAtTheCounterThatTwoTicketsContradict() throws SQLException {
        FakeVrs.person(freshMyNumber(), addressee, BORN, Dose.of(1, "2021-06-01"), Dose.of(1, "2021-06-02"));

        refusedAndNothingKept(asked(), 422, "doses-contradict");
    }

    @Test
    void asksForExactlyOneNumberAndForAPassportExactlyForAnInternationalOne() throws SQLException {
        onRecord(Map.of());
        Map<String, Object> two = asked();
        two.put("ticketNumber", addressee);
        refusedAndNothingKept(two, 400, "malformed-request");
        Map<String, Object> without = asked();
        without.put("kind", "INTERNATIONAL");
        refusedAndNothingKept(without, 400, "malformed-request");
        Map<String, Object> needless = asked();
        needless.put("passport", PASSPORT);
        refusedAndNothingKept(needless, 400, "malformed-request");
    }

    @Test
    @Tag("VRS-26")
    void issuesAnInternationalOneFromThePassportsLines() throws SQLException {
        onRecord(Map.of());

        Response issued = issue(international(SECOND));

        issued.then().statusCode(200).body("kind", equalTo("INTERNATIONAL"));
        assertThat(issued.<String>path("seal")).contains("SESSHU TARO", "TK1234567", issued.path("id"));
        assertThat(query("select c::text from certificate c where application = ?", application)
                        .toString())
                .doesNotContain("SESSHU", "TK1234567");
    }

    @ParameterizedTest
    @CsvSource({
        "TK12345671JPN8004025M3501014<<<<<<<<<<<<<<02, passport-check-digit",
        "TK12345671JPN8004015M3501014<<<<<<<<<<<<<<03, passport-check-digit",
        "TK12345671JPN8004015M2001012<<<<<<<<<<<<<<04, passport-expired",
        "TK12345671JPN8004026M3501014<<<<<<<<<<<<<<02, passport-of-somebody-else",
        "TK12345671JPN8013019M3501014<<<<<<<<<<<<<<08, passport-not-readable"
    })
    @Tag("VRS-26")
    void refusesAPassportThatIsMisreadOrEndedOrSomebodyElsesAndKeepsNothing(String second, String problem)
            throws SQLException {
        onRecord(Map.of());

        refusedAndNothingKept(international(second), 422, problem);
    }

    @Test
    @Tag("VRS-26")
    void refusesANameWithSignsThatNoPassportHasAndKeepsNothing() throws SQLException {
        onRecord(Map.of());

        refusedAndNothingKept(international(FIRST.replace("TARO", "T4RO"), SECOND), 422, "passport-name-signs");
    }

    @Test
    @Tag("VRS-9")
    @Tag("VRS-14")
    void anotherMunicipalitysStaffAndWhoMayNotIssueAreRefused() throws SQLException {
        onRecord(Map.of());

        as(CLERK.municipality(OTHER_CITY))
                .body(asked())
                .post("/counter/certificates")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/no-dose-on-record"));
        as(CLERK.permissions("certificate:read"))
                .body(asked())
                .post("/counter/certificates")
                .then()
                .statusCode(403);
        as(CLERK.zone("internet"))
                .body(asked())
                .post("/counter/look-ups")
                .then()
                .statusCode(403);
        assertThat(query("select id from certificate where application = ?", application))
                .isEmpty();
    }

    private void onRecord(Map<String, Object> more) {
        FakeVrs.person(freshMyNumber(), addressee, BORN, more, Dose.of(1, "2021-06-01"));
    }

    private Map<String, Object> asked() {
        return new HashMap<>(Map.of(
                "application",
                application,
                "addresseeNumber",
                addressee,
                "kind",
                "DOMESTIC",
                "birthDate",
                BORN.toString(),
                "documents",
                List.of("DRIVING_LICENCE")));
    }

    private Map<String, Object> international(String second) {
        return international(FIRST, second);
    }

    private Map<String, Object> international(String first, String second) {
        Map<String, Object> asked = asked();
        asked.put("kind", "INTERNATIONAL");
        asked.put("documents", List.of("PASSPORT"));
        asked.put("passport", Map.of("first", first, "second", second));
        return asked;
    }

    private static Response issue(Map<String, Object> asked) {
        return as(CLERK).body(asked).post("/counter/certificates");
    }

    private void refusedAndNothingKept(Map<String, Object> asked, int status, String problem) throws SQLException {
        issue(asked).then().statusCode(status).body("type", equalTo("/problems/" + problem));
        assertThat(query("select id from certificate where application = ?", application))
                .isEmpty();
        assertThat(query("select 1 from counter_check k join certificate c on c.id = k.certificate_id "
                        + "where c.application = '" + application + "' and c.municipality = '" + CITY + "'"))
                .isEmpty();
    }
}
