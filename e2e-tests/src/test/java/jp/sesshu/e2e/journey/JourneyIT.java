package jp.sesshu.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.localstack.demo.Journey;
import jp.sesshu.localstack.demo.Step;
import jp.sesshu.localstack.demo.SuiteClient.Seat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The registry's feed becomes residents, tickets, doses and audit entries, once and for those who may see them.
@ExtendWith(WholeSuite.Extension.class)
class JourneyIT {
    private static final String NOWHERE = "/registration-runs/" + UUID.randomUUID() + "/approval";

    @Test
    @Tag("BP-1")
    @Tag("BP-2")
    void theWholeJourneyHoldsAndTheSameFilesAgainAddNothing(WholeSuite suite) {
        assertHeld(suite.journey());
        Map<String, Long> once = counts(suite);
        assertThat(once)
                .containsEntry("residents", 1011L)
                .containsEntry("taxpayers", 1000L)
                .containsEntry("non-residents", 3L)
                .containsEntry("states", 2075L)
                .containsEntry("subjects", 1014L);
        assertThat(once.get("tickets")).isPositive().isEqualTo(once.get("VRS tickets"));
        // One each, and two of the resident who moves.
        assertThat(once.get("dosed tickets")).isGreaterThan(1);
        assertThat(once.get("doses")).isEqualTo(once.get("dosed tickets") + 1);

        assertHeld(suite.travel());
        assertThat(counts(suite)).isEqualTo(once);
    }

    @Test
    @Tag("VRS-9")
    void aTokenForAnotherServiceIsRefusedAndWrittenDown(WholeSuite suite) {
        Instant begin = Instant.now();
        String token = suite.client.token(Journey.clerk("health-mgmt"));
        assertThat(search(suite, token)).isEqualTo(401);

        String entry = "audit_entry where action = 'access.refused' and service = 'vrs-service' "
                + "and municipality not in ('122271', '900001') and at >= '" + begin + "'";
        await().atMost(Duration.ofSeconds(30)).until(() -> suite.sql("audit").count(entry) == 1);
    }

    @Test
    @Tag("VRS-11")
    void aTokenOfTheOtherZoneIsRefusedAndTheOfficerSeesIt(WholeSuite suite) {
        Instant begin = Instant.now();
        assertThat(search(suite, suite.client.token(Journey.tablet()))).isEqualTo(403);
        awaitRefusal(suite, begin, Journey.CITY, "vrs-service");
    }

    @Test
    void aTokenOfTheWrongRoleIsRefusedAndTheOfficerSeesIt(WholeSuite suite) {
        Instant begin = Instant.now();
        assertThat(suite.client
                        .post(Journey.clerk("health-mgmt"), NOWHERE, Map.of())
                        .status())
                .isEqualTo(403);
        awaitRefusal(suite, begin, Journey.CITY, "health-mgmt-service");
    }

    @Test
    @Tag("VRS-9")
    void anotherMunicipalityFindsNothingAndItsOwnOfficerSeesTheAttempt(WholeSuite suite) {
        assertHeld(suite.journey());
        String ticket = suite.sql("vrs")
                .values("select min(ticket_number) from dose where municipality = '122271'")
                .getFirst();
        Instant begin = Instant.now();
        Seat stranger = new Seat("clerk-900001", "vrs-lgwan");
        assertThat(suite.client
                        .post(stranger, "/records/search", Map.of("ticketNumber", ticket))
                        .status())
                .isEqualTo(404);
        awaitRefusal(suite, begin, "900001", "vrs-service");
    }

    private static int search(WholeSuite suite, String token) {
        return Call.post(
                        suite.stack.address("vrs-lgwan").resolve("/records/search"),
                        token,
                        "{\"ticketNumber\":\"0000000001\"}")
                .statusCode();
    }

    private static void awaitRefusal(WholeSuite suite, Instant since, String municipality, String service) {
        Seat officer = new Seat("security-" + municipality, "audit");
        Map<String, String> wanted =
                Map.of("action", "access.refused", "outcome", "refused", "service", service, "from", since.toString());
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !suite.client
                        .post(officer, "/entries/search", wanted)
                        .expect(200)
                        .body()
                        .path("entries")
                        .isEmpty());
    }

    static void assertHeld(List<Step> steps) {
        assertThat(steps)
                .allSatisfy(step -> assertThat(step.held())
                        .as("%s: %s", step.name(), step.note())
                        .isTrue());
    }

    private static Map<String, Long> counts(WholeSuite suite) {
        String here = " where municipality = '122271'";
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("residents", suite.sql("address_linkage").count("resident" + here + " and source = 'REGISTRY'"));
        counts.put("taxpayers", suite.sql("address_linkage").count("resident" + here + " and source = 'TAX'"));
        counts.put(
                "non-residents",
                suite.sql("address_linkage").count("resident" + here + " and source = 'NON_RESIDENT'"));
        counts.put("states", suite.sql("address_linkage").count("resident_state" + here));
        counts.put("My Numbers", suite.sql("address_linkage").count("my_number.my_number" + here));
        counts.put("subjects", suite.sql("health_mgmt").count("subject" + here));
        counts.put("tickets", suite.sql("health_mgmt").count("ticket" + here));
        counts.put("VRS subjects", suite.sql("vrs").count("subject" + here));
        counts.put("VRS tickets", suite.sql("vrs").count("ticket" + here));
        counts.put("doses", suite.sql("vrs").count("dose" + here));
        counts.put("dosed tickets", suite.sql("vrs").count("(select distinct ticket_number from dose" + here + ") d"));
        return counts;
    }
}
