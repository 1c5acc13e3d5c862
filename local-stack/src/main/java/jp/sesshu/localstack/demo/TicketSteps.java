package jp.sesshu.localstack.demo;

import static jp.sesshu.localstack.demo.Journey.clerk;
import static jp.sesshu.localstack.demo.Journey.supervisor;
import static jp.sesshu.localstack.demo.Walk.await;
import static jp.sesshu.localstack.demo.Walk.require;
import static jp.sesshu.localstack.demo.Walk.step;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import jp.sesshu.localstack.demo.SuiteClient.Answer;
import jp.sesshu.localstack.demo.SuiteClient.Seat;
import jp.sesshu.localstack.demo.Walk.Found;

/// From the subject file to tickets that the national record knows.
public final class TicketSteps {
    private static final String DAY = "2022-08-01";
    private final SuiteClient client;
    private String extraction = "";

    TicketSteps(Walk walk) {
        this.client = walk.client();
    }

    public Step extract() {
        return step("subjects extracted, 12 and older", () -> {
            JsonNode extracted = client.post(
                            clerk("health-mgmt"),
                            "/extractions",
                            Map.of("title", "令和4年度 接種券発行", "baseDate", DAY, "minimumAge", 12))
                    .expect(201)
                    .body();
            extraction = extracted.path("id").asText();
            require(extracted.path("subjects").asLong() > 0, "nobody was extracted");
            return new Found(extracted.path("subjects").asLong(), null);
        });
    }

    public Step issueTickets() {
        return step("tickets issued", () -> {
            long issued = client.post(
                            clerk("health-mgmt"), "/extractions/" + extraction + "/tickets", Map.of("issuedOn", DAY))
                    .expect(201)
                    .body()
                    .path("tickets")
                    .asLong();
            return new Found(issued, issued == 0 ? "everybody had one" : null);
        });
    }

    /// The clerk asks, the supervisor approves; approving one's own request is refused on the way.
    public Step register() {
        return step("registered with the VRS", () -> {
            Map<String, String> request = Map.of("extraction", extraction);
            String own = requested(supervisor("health-mgmt"), request);
            Answer refused = client.post(supervisor("health-mgmt"), own + "/approval", Map.of());
            require(refused.status() == 403 && refused.problem().equals("own-request"), "one's own run was approved");
            String run = requested(clerk("health-mgmt"), request);
            client.post(supervisor("health-mgmt"), run + "/approval", Map.of()).expect(202);
            JsonNode ended = await("registration", 1, () -> {
                JsonNode now = client.get(clerk("health-mgmt"), run).expect(200).body();
                String state = now.path("state").asText();
                return state.equals("DONE") || state.equals("FAILED") ? Optional.of(now) : Optional.empty();
            });
            require(
                    ended.path("state").asText().equals("DONE"),
                    "run failed: " + ended.path("failure").asText());
            return new Found(
                    ended.path("rowsRegistered").asLong(),
                    ended.path("rowsRefused").asLong() + " refused");
        });
    }

    private String requested(Seat who, Map<String, String> request) {
        return "/registration-runs/"
                + client.post(who, "/registration-runs", request)
                        .expect(201)
                        .body()
                        .path("id")
                        .asText();
    }

    /// Tickets of the last extraction, with who has them.
    JsonNode issued(int limit) {
        return client.get(clerk("health-mgmt"), "/extractions/" + extraction + "/tickets?limit=" + limit)
                .expect(200)
                .body();
    }
}
