package jp.sesshu.localstack.demo;

import static jp.sesshu.localstack.demo.Journey.clerk;
import static jp.sesshu.localstack.demo.Journey.tablet;
import static jp.sesshu.localstack.demo.Walk.await;
import static jp.sesshu.localstack.demo.Walk.require;
import static jp.sesshu.localstack.demo.Walk.step;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sesshu.localstack.demo.SuiteClient.Answer;
import jp.sesshu.localstack.demo.SuiteClient.Seat;
import jp.sesshu.localstack.demo.Walk.Found;
import jp.sesshu.localstack.feed.InventedMover;

/// Somebody is vaccinated in one municipality and moves to another, where nothing is known of them yet.
final class MoveSteps {
    private static final List<String> DAYS = List.of("2022-08-01", "2022-08-22");
    private static final List<String> LOTS = List.of("FF4204", "FF4205");
    private final SuiteClient client;
    private final FeedSteps feeds;
    private final DoseSteps doses;

    MoveSteps(Walk walk, FeedSteps feeds, DoseSteps doses) {
        this.client = walk.client();
        this.feeds = feeds;
        this.doses = doses;
    }

    /// The new municipality's staff.
    static Seat newcomersClerk() {
        return new Seat("clerk-900001", "vrs-lgwan");
    }

    Step arrive() {
        return step("resident entered, who will move", () -> {
            String note = feeds.enter("registry", List.of(InventedMover.resident()));
            return new Found(1, note);
        });
    }

    /// Staff keep the lots that were delivered; a venue opens a session with one of them, each day it vaccinates.
    Step venueSessions() {
        return step("venue sessions with a delivered lot", () -> {
            LOTS.forEach(lot -> client.put(
                            clerk("vrs-lgwan"), "/lots", Map.of("which", Map.of("lot", lot, "product", "COMIRNATY")))
                    .expect(204));
            Map<String, String> undelivered = DoseSteps.vaccination(DAYS.getFirst(), "ZZ9999");
            Answer refused = client.post(tablet(), "/tablet/sessions", undelivered);
            require(refused.problem().equals("lot-not-delivered"), "a session began with a lot nobody delivered");
            String ticket = ticket();
            for (int i = 0; i < DAYS.size(); i++) {
                JsonNode session = client.post(
                                tablet(), "/tablet/sessions", DoseSteps.vaccination(DAYS.get(i), LOTS.getFirst()))
                        .expect(201)
                        .body();
                doses.record(i + 1, ticket, session.path("vaccination")).expect(200, 201);
            }
            return new Found(DAYS.size(), "an undelivered lot refused");
        });
    }

    private String ticket() {
        String ticket = client.post(
                        clerk("health-mgmt"),
                        "/subjects/search",
                        Map.of("addresseeNumber", InventedMover.OLD_ADDRESSEE_NUMBER))
                .expect(200)
                .body()
                .path("ticketNumber")
                .asText();
        require(!ticket.isEmpty(), "the resident has no ticket");
        return ticket;
    }

    /// The registry's news reaches the national record by itself.
    Step moveOut() {
        return step("resident moves out, record is flagged", () -> {
            String note = feeds.enter("registry", List.of(InventedMover.movedOut()));
            Map<String, String> whom = Map.of("addresseeNumber", InventedMover.OLD_ADDRESSEE_NUMBER);
            await("news of the move", 1, () -> {
                JsonNode subject = client.post(clerk("vrs-lgwan"), "/subjects/search", whom)
                        .expect(200)
                        .body();
                return subject.path("movedOutOn").asText().equals(InventedMover.MOVED_ON)
                        ? Optional.of(true)
                        : Optional.empty();
            });
            return new Found(1, note);
        });
    }

    /// Under numbers of the new municipality's own; nobody there knows of a dose.
    Step moveIn() {
        return step("registered in the new municipality", () -> {
            Answer entered = client.post(newcomersClerk(), "/subjects", InventedMover.registration())
                    .expect(200, 201);
            JsonNode known = client.post(
                            newcomersClerk(), "/records/search", Map.of("ticketNumber", InventedMover.NEW_TICKET))
                    .expect(200)
                    .body()
                    .path("doses");
            require(known.isEmpty(), "the new municipality has doses that it didn't record");
            return new Found(1, entered.status() == 200 ? "on record before" : null);
        });
    }
}
