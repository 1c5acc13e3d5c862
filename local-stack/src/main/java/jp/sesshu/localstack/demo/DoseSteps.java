package jp.sesshu.localstack.demo;

import static jp.sesshu.localstack.demo.Journey.clerk;
import static jp.sesshu.localstack.demo.Journey.tablet;
import static jp.sesshu.localstack.demo.Walk.await;
import static jp.sesshu.localstack.demo.Walk.require;
import static jp.sesshu.localstack.demo.Walk.step;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.sesshu.localstack.demo.SuiteClient.Answer;
import jp.sesshu.localstack.demo.SuiteClient.Seat;
import jp.sesshu.localstack.demo.Walk.Found;
import jp.sesshu.localstack.feed.Feed;

/// Doses: recorded from a tablet, corrected by staff, hidden from others, and found again in the audit log.
final class DoseSteps {
    private static final int DOSES = 200;
    private final Walk walk;
    private final SuiteClient client;
    private final TicketSteps issued;
    private final List<String> tickets = new ArrayList<>();
    private final List<String> doses = new ArrayList<>();

    /// @param issued the steps that came before, whose tickets are read
    DoseSteps(Walk walk, TicketSteps issued) {
        this.walk = walk;
        this.client = walk.client();
        this.issued = issued;
    }

    /// A venue's tablet reads tickets and records the first dose on each.
    Step recordDoses(Feed feed) {
        return step("doses from a tablet", () -> {
            tickets.clear();
            doses.clear();
            issued.issued(DOSES)
                    .forEach(ticket -> tickets.add(ticket.path("ticketNumber").asText()));
            boolean first = !tickets.isEmpty();
            if (!first) {
                feed.addressees().stream().limit(20).forEach(this::addTicketOf);
            }
            require(!tickets.isEmpty(), "no ticket to read");
            for (int i = 0; i < tickets.size(); i++) {
                Answer answer = dose(tickets.get(i), "2022-08-01");
                answer.expect(first ? new int[] {200, 201} : new int[] {200, 201, 409});
                if (answer.body().has("id")) {
                    doses.add(answer.body().path("id").asText());
                }
                walk.progress().at("doses", i + 1, tickets.size());
            }
            return new Found(tickets.size(), first ? null : "on record before");
        });
    }

    private void addTicketOf(String addressee) {
        Answer found = client.post(clerk("health-mgmt"), "/subjects/search", Map.of("addresseeNumber", addressee));
        if (found.status() == 200 && found.body().has("ticketNumber")) {
            tickets.add(found.body().path("ticketNumber").asText());
        }
    }

    private Answer dose(String ticket, String day) {
        return record(1, ticket, vaccination(day, "FF4204"));
    }

    /// Reads a ticket, confirms what was echoed, and records the dose.
    Answer record(int doseNumber, String ticket, Object vaccination) {
        String reading = "2" + doseNumber + Journey.CITY + ticket;
        JsonNode echo = client.post(tablet(), "/tablet/readings", Map.of("reading", reading))
                .expect(200)
                .body();
        return client.post(
                tablet(),
                "/tablet/doses",
                Map.of(
                        "reading", reading,
                        "confirmed",
                                Map.of(
                                        "ticketNumber",
                                                echo.path("ticketNumber").asText(),
                                        "doseNumber", echo.path("doseNumber").asInt()),
                        "vaccination", vaccination));
    }

    static Map<String, String> vaccination(String day, String lot) {
        return Map.of("givenOn", day, "product", "COMIRNATY", "lot", lot, "venue", "浦安市総合体育館");
    }

    /// Readings that must not count, each with its own reason.
    Step refuseReadings() {
        return step("wrong readings refused", () -> {
            Map<String, String> wrong = Map.of(
                    "2" + Journey.CITY + tickets.getFirst(),
                    "reading-malformed",
                    "21122272" + tickets.getFirst(),
                    "reading-malformed",
                    "21011002" + tickets.getFirst(),
                    "municipality-unknown",
                    "219000019999999999",
                    "ticket-of-other-municipality",
                    "21" + Journey.CITY + "9999999999",
                    "ticket-unknown");
            wrong.forEach((reading, problem) -> {
                Answer answer = client.post(tablet(), "/tablet/readings", Map.of("reading", reading));
                require(answer.problem().equals(problem), "a wrong reading was answered with " + answer.status());
            });
            return new Found(wrong.size(), null);
        });
    }

    /// Staff look one record up, correct it, cancel it, and see its history; another municipality's find nothing.
    Step correct() {
        return step("looked up, corrected, cancelled", () -> {
            Seat clerk = clerk("vrs-lgwan");
            Map<String, String> search = Map.of("ticketNumber", tickets.getLast());
            JsonNode dose = client.post(clerk, "/records/search", search)
                    .expect(200)
                    .body()
                    .at("/doses/0");
            String address = "/doses/" + dose.path("id").asText();
            Answer corrected = client.post(
                            clerk,
                            address + "/correction",
                            Map.of("vaccination", vaccination("2022-08-02", "FF4205"), "reason", "ロット番号の読み誤り"),
                            Map.of("If-Match", "\"" + dose.path("version").asText() + "\""))
                    .expect(204);
            client.post(
                            clerk,
                            address + "/cancellation",
                            Map.of("reason", "別人の接種券で登録されたため"),
                            Map.of("If-Match", "\"" + corrected.tag() + "\""))
                    .expect(204);
            int revisions =
                    client.get(clerk, address + "/history").expect(200).body().size();
            require(revisions >= 3, "the history has " + revisions + " revisions");
            return new Found(revisions, "revisions kept");
        });
    }

    Step otherMunicipality() {
        return step("another city's staff find nothing", () -> {
            Seat stranger = new Seat("clerk-900001", "vrs-lgwan");
            // By the doses' ids: ticket numbers are unique within a municipality only.
            List<String> sample = doses.subList(0, Math.min(10, doses.size()));
            for (String dose : sample) {
                client.get(stranger, "/doses/" + dose + "/history").expect(404);
            }
            return new Found(sample.size(), null);
        });
    }

    /// Every dose is in the audit log, and the chain proves itself.
    Step audit() {
        return step("audit log complete and intact", () -> {
            Seat officer = new Seat("security-" + Journey.CITY, "audit");
            List<String> sample = tickets.subList(0, Math.min(20, tickets.size()));
            IntStream.range(0, sample.size())
                    .forEach(i -> await(
                            "audit",
                            1,
                            () -> client.post(
                                                    officer,
                                                    "/entries/search",
                                                    Map.of(
                                                            "action", "dose.recorded",
                                                            "subjectKind", "ticket",
                                                            "subjectNumber", sample.get(i)))
                                            .expect(200)
                                            .body()
                                            .path("entries")
                                            .isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(true)));
            JsonNode proof = client.get(officer, "/verify").expect(200).body();
            require(proof.path("intact").asBoolean(), "the chain is broken: " + proof.path("firstBroken"));
            return new Found(
                    proof.path("entries").asLong(),
                    "head " + proof.path("headHash").asText().substring(0, 16));
        });
    }
}
