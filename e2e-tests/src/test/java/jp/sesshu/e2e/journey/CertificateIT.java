package jp.sesshu.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.localstack.demo.Journey;
import jp.sesshu.localstack.demo.SuiteClient.Answer;
import jp.sesshu.localstack.demo.SuiteClient.Seat;
import jp.sesshu.localstack.feed.InventedMover;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Of the journey's certificates: what is on record of them, and which doors are closed to whom.
@ExtendWith(WholeSuite.Extension.class)
class CertificateIT {
    private static final String ELSEWHERE = "131121";

    @Test
    @Tag("BP-3")
    @Tag("VRS-6")
    @Tag("VRS-7")
    void eachChannelsCertificatesAreOnRecordOnceAndInTheAuditLog(WholeSuite suite) {
        JourneyIT.assertHeld(suite.journey());
        Sql certificate = suite.sql("certificate");
        assertThat(certificate.values("select distinct channel from certificate order by 1"))
                .containsExactly("APP", "COUNTER", "KIOSK");
        assertThat(certificate.values("select distinct municipality from certificate"))
                .containsExactly(Journey.CITY);
        String id = certificate
                .values("select max(id) from certificate where channel = 'APP'")
                .getFirst();
        Seat officer = new Seat("security-" + Journey.CITY, "audit");
        Map<String, String> wanted =
                Map.of("action", "certificate.issued", "subjectKind", "record", "subjectNumber", id);
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> suite.client
                                .post(officer, "/entries/search", wanted)
                                .expect(200)
                                .body()
                                .path("entries")
                                .size()
                        == 1);
    }

    @Test
    @Tag("VRS-6")
    void anotherMunicipalitysStaffFindNoCertificate(WholeSuite suite) {
        JourneyIT.assertHeld(suite.journey());
        Seat stranger = new Seat("clerk-900001", "certificate-lgwan");
        String id = suite.sql("certificate")
                .values("select min(id) from certificate")
                .getFirst();
        assertThat(suite.client.get(stranger, "/certificates/" + id).status()).isEqualTo(404);
        assertThat(suite.client
                        .post(
                                stranger,
                                "/certificates/search",
                                Map.of("addresseeNumber", InventedMover.OLD_ADDRESSEE_NUMBER))
                        .expect(200)
                        .body()
                        .path("certificates"))
                .isEmpty();
    }

    @Test
    @Tag("KON-3")
    @Tag("VRS-7")
    void neitherKioskNorAppIssuesForAMunicipalityThatTakesNoPart(WholeSuite suite) {
        String page = "simulators";
        String reader = reader(suite, page);
        long before = suite.sql("certificate").count("certificate");
        Map<String, String> kiosk = Map.of(
                "reader",
                reader,
                "application",
                UUID.randomUUID().toString(),
                "kind",
                "DOMESTIC",
                "municipality",
                ELSEWHERE);
        Map<String, String> app = Map.of("reader", reader, "kind", "DOMESTIC", "municipality", ELSEWHERE);
        for (Answer answer : List.of(
                suite.client.ask(page, "/kiosk/prints", kiosk), suite.client.ask(page, "/app/applications", app))) {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.problem()).isEqualTo("municipality-not-taking-part");
        }
        assertThat(suite.sql("certificate").count("certificate")).isEqualTo(before);
    }

    private static String reader(WholeSuite suite, String page) {
        Map<String, String> person = Map.of(
                "name", InventedMover.NAME,
                "birthDate", InventedMover.BIRTH_DATE,
                "myNumber", InventedMover.myNumber(),
                "surname", InventedMover.SURNAME,
                "givenNames", InventedMover.GIVEN_NAMES,
                "passportNumber", InventedMover.PASSPORT_NUMBER);
        String card = suite.client
                .ask(page, "/cards", person)
                .expect(200)
                .body()
                .path("id")
                .asText();
        return suite.client
                .ask(page, "/readers", Map.of("card", card, "pin", "1234"))
                .expect(200)
                .body()
                .path("reader")
                .asText();
    }

    @Test
    @Tag("KON-5")
    @Tag("VRS-7")
    void theClosedLinesHaveNoDoorInTheClear(WholeSuite suite) {
        assertThat(status(suite, "simulators", "/centre/municipalities")).isEqualTo(404);
        assertThat(status(suite, "certificate-lgwan", "/kiosk/municipalities")).isEqualTo(404);
        assertThat(status(suite, "certificate-internet", "/kiosk/municipalities"))
                .isEqualTo(404);
    }

    @Test
    @Tag("VRS-6")
    void noDoorOfTheOtherZoneIsThere(WholeSuite suite) {
        assertThat(post(suite, "certificate-lgwan", "/app/challenges")).isEqualTo(404);
        assertThat(post(suite, "certificate-lgwan", "/verifications")).isEqualTo(404);
        assertThat(post(suite, "certificate-internet", "/app/challenges")).isEqualTo(200);
        assertThat(post(suite, "certificate-internet", "/counter/certificates")).isEqualTo(404);
        assertThat(status(suite, "certificate-internet", "/certificates/outdated"))
                .isEqualTo(404);
    }

    private static int status(WholeSuite suite, String program, String path) {
        return suite.client.ask(program, path).status();
    }

    private static int post(WholeSuite suite, String program, String path) {
        return suite.client.ask(program, path, Map.of()).status();
    }
}
