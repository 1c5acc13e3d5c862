package jp.sesshu.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import jp.sesshu.localstack.demo.Journey;
import jp.sesshu.localstack.demo.SuiteClient;
import jp.sesshu.localstack.demo.SuiteClient.Seat;
import jp.sesshu.localstack.process.Readiness;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Kafka or Keycloak away: the services stay up, say so, and catch up.
@ExtendWith(WholeSuite.Extension.class)
class OutageIT {
    @Test
    @Tag("VRS-2")
    void withoutKafkaADoseIsRecordedAndReachesTheAuditLogLater(WholeSuite suite) {
        JourneyIT.assertHeld(suite.journey());
        String ticket = suite.sql("vrs")
                .values("""
                        select max(ticket_number) from ticket t
                         where municipality = '122271' and state = 'VALID'
                           and not exists (select from dose d where d.municipality = t.municipality
                                              and d.ticket_number = t.ticket_number)""")
                .getFirst();
        suite.client.token(Journey.tablet());
        suite.stack.stop("kafka");
        try {
            assertThat(Doses.of(suite.client, Journey.CITY).record(ticket).status())
                    .isEqualTo(201);
            assertSaysDownAndStaysReady(suite, "vrs-internet", "kafka");
            assertSaysDownAndStaysReady(suite, "vrs-lgwan", "kafka");
        } finally {
            suite.stack.start("kafka");
        }
        Map<String, String> wanted =
                Map.of("action", "dose.recorded", "subjectKind", "ticket", "subjectNumber", ticket);
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> suite.client
                                .post(new Seat("security-" + Journey.CITY, "audit"), "/entries/search", wanted)
                                .expect(200)
                                .body()
                                .path("entries")
                                .size()
                        == 1);
    }

    @Test
    void withoutKeycloakATokenStillWorksAndSignInWorksAgainAfterwards(WholeSuite suite) {
        String token = suite.client.token(Journey.clerk("vrs-lgwan"));
        suite.stack.stop("keycloak");
        try {
            URI search = suite.stack.address("vrs-lgwan").resolve("/records/search");
            assertThat(Call.post(search, token, "{\"ticketNumber\":\"9999999999\"}")
                            .statusCode())
                    .isEqualTo(404);
            assertSaysDownAndStaysReady(suite, "vrs-lgwan", "keycloak");
        } finally {
            suite.stack.start("keycloak");
        }
        SuiteClient later = new SuiteClient(suite.stack);
        assertThat(later.get(Journey.clerk("address-linkage"), "/residents/count")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void startedWithoutKeycloakAServiceTakesNothingUntilItHasTheKeys(WholeSuite suite) {
        Seat officer = new Seat("security-" + Journey.CITY, "audit");
        String token = suite.client.token(officer);
        URI audit = suite.stack.address("audit");
        suite.stack.stop("keycloak");
        CompletableFuture<Void> restarted;
        try {
            suite.stack.stop("audit");
            restarted = CompletableFuture.runAsync(() -> suite.stack.start("audit"));
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> Readiness.answers(audit.resolve("/q/health/live")));
            assertThat(Call.get(audit.resolve("/q/health/ready")).statusCode()).isEqualTo(503);
            assertThat(Call.get(audit.resolve("/verify"), token).statusCode()).isEqualTo(503);
        } finally {
            suite.stack.start("keycloak");
        }
        restarted.join();
        assertThat(Call.get(audit.resolve("/verify"), token).statusCode()).isEqualTo(200);
    }

    private static void assertSaysDownAndStaysReady(WholeSuite suite, String service, String gone) {
        URI address = suite.stack.address(service);
        JsonNode health = json(Call.get(address.resolve("/q/health")));
        JsonNode check = null;
        for (JsonNode each : health.path("checks")) {
            check = each.path("name").asText().equals(gone) ? each : check;
        }
        assertThat(check).as("%s in %s", gone, health).isNotNull();
        assertThat(check.path("status").asText()).isEqualTo("DOWN");
        assertThat(Call.get(address.resolve("/q/health/ready")).statusCode()).isEqualTo(200);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
