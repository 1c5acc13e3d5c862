package jp.sesshu.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.sesshu.localstack.demo.Journey;
import jp.sesshu.localstack.demo.SuiteClient.Seat;
import jp.sesshu.localstack.service.ServiceCatalogue;
import jp.sesshu.localstack.service.ServiceSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What an operator sees of the running services, and that nobody's data are in it.
@ExtendWith(WholeSuite.Extension.class)
class SightIT {
    private static final List<String> SERVICES =
            ServiceCatalogue.SERVICES.stream().map(ServiceSpec::name).toList();

    @Test
    void everyServiceSaysWhetherItLivesIsReadyAndReachesWhatItNeeds(WholeSuite suite) {
        for (String service : SERVICES) {
            URI address = suite.stack.address(service);
            assertThat(Call.get(address.resolve("/q/health/live")).statusCode()).isEqualTo(200);
            assertThat(Call.get(address.resolve("/q/health/ready")).body()).contains("token-keys", "Database");
            assertThat(Call.get(address.resolve("/q/health/well")).body()).contains("kafka", "keycloak");
        }
    }

    @Test
    void metricsCountRequestsAndEventsAndNameNobody(WholeSuite suite) {
        JourneyIT.assertHeld(suite.journey());
        for (String service : SERVICES) {
            String metrics =
                    Call.get(suite.stack.address(service).resolve("/q/metrics")).body();
            assertThat(metrics).contains("http_server_requests_seconds_count", "jvm_memory_used_bytes");
            assertThat(metrics).as("labels of %s", service).doesNotContainPattern("=\"[^\"]*[0-9]{6}");
        }
        assertThat(metric(suite, "address-linkage", "suite_events_sent_total{topic=\"address-linkage.resident"))
                .isPositive();
        assertThat(metric(suite, "health-mgmt", "suite_events_taken_total{topic=\"address-linkage.resident"))
                .isPositive();
        assertThat(metric(suite, "audit", "suite_events_taken_total{topic=\"audit.entry"))
                .isPositive();
        await().atMost(Duration.ofSeconds(30)).until(() -> metric(suite, "vrs-lgwan", "suite_outbox_behind") == 0);
    }

    /// The internet zone's events are shipped by the other zone's process, and so it has nothing to say of them.
    @Test
    void onlyAProcessThatShipsEventsSaysHowFarBehindItIs(WholeSuite suite) {
        for (String service : SERVICES) {
            String metrics =
                    Call.get(suite.stack.address(service).resolve("/q/metrics")).body();
            assertThat(metrics.contains("suite_outbox_behind")).as(service).isEqualTo(!service.endsWith("-internet"));
        }
    }

    @Test
    void aTraceIsFollowedFromTheCallIntoTheAuditEntryOfAnotherService(WholeSuite suite) {
        JourneyIT.assertHeld(suite.journey());
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        String ticket = suite.sql("vrs")
                .values("select max(ticket_number) from dose where municipality = '122271'")
                .getFirst();
        URI search = suite.stack.address("vrs-lgwan").resolve("/records/search");
        String token = suite.client.token(Journey.clerk("vrs-lgwan"));
        HttpResponse<String> answer = Call.post(
                search, token, "{\"ticketNumber\":\"" + ticket + "\"}", "00-" + trace + "-00f067aa0ba902b7-01");
        assertThat(answer.statusCode()).isEqualTo(200);

        Seat officer = new Seat("security-" + Journey.CITY, "audit");
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> suite.client
                                .post(officer, "/entries/search", Map.of("traceId", trace))
                                .expect(200)
                                .body()
                                .path("entries")
                                .size()
                        == 1);
    }

    @Test
    void everyLineOfAServicesLogIsJsonWithTimeLevelAndMessage(WholeSuite suite) throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (String service : SERVICES) {
            List<String> lines = Files.readAllLines(suite.stack.log(service)).stream()
                    .filter(line -> line.startsWith("{"))
                    .toList();
            assertThat(lines).isNotEmpty();
            for (String line : lines) {
                JsonNode entry = json.readTree(line);
                assertThat(entry.path("timestamp").asText()).endsWith("Z");
                assertThat(entry.path("level").asText()).isNotEmpty();
                assertThat(entry.has("message")).as(line).isTrue();
            }
        }
    }

    /// The sum over the lines that begin like this.
    private static double metric(WholeSuite suite, String service, String beginning) {
        return Call.get(suite.stack.address(service).resolve("/q/metrics"))
                .body()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
