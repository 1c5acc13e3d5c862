package jp.sesshu.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.sesshu.localstack.demo.SuiteClient.Answer;
import jp.sesshu.localstack.demo.SuiteClient.Seat;
import jp.sesshu.localstack.process.StackFailure;
import org.jspecify.annotations.Nullable;

/// From the registry's feed to the audit log, through the running services, as the people concerned would do it. Each
/// step says whether what must hold afterwards holds.
public final class Journey {
    public static final String CITY = "122271";
    private static final Duration LONG = Duration.ofMinutes(15);
    private static final int DOSES = 200;
    private static final String DAY = "2022-08-01";
    private final SuiteClient client;
    private final Progress progress;
    private final List<String> tickets = new ArrayList<>();
    private final List<String> doses = new ArrayList<>();
    private String extraction = "";

    public Journey(SuiteClient client, Progress progress) {
        this.client = client;
        this.progress = progress;
    }

    /// Told how far a long step is.
    public interface Progress {
        void at(String step, long done, long of);
    }

    public static Seat clerk(String program) {
        return new Seat("clerk-" + CITY, program);
    }

    public static Seat supervisor(String program) {
        return new Seat("supervisor-" + CITY, program);
    }

    public static Seat tablet() {
        return new Seat("venue-" + CITY, "vrs-internet");
    }

    /// What a step found: how many rows, and a word on it.
    private record Found(long rows, @Nullable String note) {}

    private interface Work {
        Found run();
    }

    private static Step step(String name, Work work) {
        long begin = System.nanoTime();
        try {
            Found found = work.run();
            return new Step(name, found.rows(), seconds(begin), true, found.note());
        } catch (StackFailure e) {
            return new Step(name, 0, seconds(begin), false, e.getMessage());
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new StackFailure(what);
        }
    }

    public Step feed(Feed feed) {
        return step("registry feed: " + feed.name(), () -> {
            Seat clerk = clerk("address-linkage");
            Answer accepted = client.upload(clerk, feed.path(), feed.content());
            String job = accepted.status() == 409
                    ? accepted.body().path("location").asText()
                    : "/jobs/" + accepted.expect(202).body().path("job").asText();
            JsonNode ended = await("registry feed", feed.rows(), () -> {
                JsonNode now = client.get(clerk, job).expect(200).body();
                progress.at("registry feed", now.path("rowsRead").asLong(), feed.rows());
                if (now.path("state").asText().equals("HELD")) {
                    // it would end many people, as where another feed was taken before: somebody else decides
                    client.post(supervisor("address-linkage"), job + "/approval", Map.of())
                            .expect(202, 409);
                    return Optional.empty();
                }
                return now.path("state").asText().equals("ACCEPTED") ? Optional.empty() : Optional.of(now);
            });
            require(
                    ended.path("state").asText().equals("DONE"),
                    "the file was refused: " + ended.path("refusal").asText());
            return new Found(
                    ended.path("rowsTaken").asLong(),
                    "%d refused%s"
                            .formatted(
                                    ended.path("rowsRefused").asLong(),
                                    accepted.status() == 409 ? ", taken before" : ""));
        });
    }

    /// Health management has everybody that address linkage has, and the feed's last row.
    public Step subjectFile(Feed last) {
        return step("subject file follows", () -> {
            long residents = client.get(clerk("address-linkage"), "/residents/count?source=registry")
                    .expect(200)
                    .body()
                    .path("residents")
                    .asLong();
            await("subject file", residents, () -> {
                long subjects = client.get(clerk("health-mgmt"), "/subjects/count")
                        .expect(200)
                        .body()
                        .path("subjects")
                        .asLong();
                progress.at("subject file", subjects, residents);
                return subjects >= residents ? Optional.of(true) : Optional.empty();
            });
            String addressee = last.addressees().getLast();
            await(
                    "last news",
                    1,
                    () -> known(addressee).equals(history(clerk("health-mgmt"), "/subjects/search", addressee, ""))
                            ? Optional.of(true)
                            : Optional.empty());
            return new Found(residents, null);
        });
    }

    private String known(String addressee) {
        return client.post(
                        clerk("address-linkage"),
                        "/residents/read",
                        Map.of("addresseeNumber", addressee, "reason", "連携結果の確認"))
                .expect(200)
                .body()
                .at("/states/0/historyNumber")
                .asText();
    }

    private String history(Seat seat, String path, String addressee, String at) {
        return client.post(seat, path, Map.of("addresseeNumber", addressee))
                .expect(200)
                .body()
                .at(at + "/historyNumber")
                .asText();
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
            String own = run(supervisor("health-mgmt"), request);
            Answer refused = client.post(supervisor("health-mgmt"), own + "/approval", Map.of());
            require(refused.status() == 403 && refused.problem().equals("own-request"), "one's own run was approved");
            String run = run(clerk("health-mgmt"), request);
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

    private String run(Seat who, Map<String, String> request) {
        return "/registration-runs/"
                + client.post(who, "/registration-runs", request)
                        .expect(201)
                        .body()
                        .path("id")
                        .asText();
    }

    /// A venue's tablet reads tickets and records the first dose on each.
    public Step recordDoses(Feed feed) {
        return step("doses from a tablet", () -> {
            tickets.clear();
            doses.clear();
            JsonNode issued = client.get(clerk("health-mgmt"), "/extractions/" + extraction + "/tickets?limit=" + DOSES)
                    .expect(200)
                    .body();
            issued.forEach(ticket -> tickets.add(ticket.path("ticketNumber").asText()));
            boolean first = !tickets.isEmpty();
            if (!first) {
                feed.addressees().stream().limit(20).forEach(this::addTicketOf);
            }
            require(!tickets.isEmpty(), "no ticket to read");
            for (int i = 0; i < tickets.size(); i++) {
                Answer answer = dose(tickets.get(i), "2022-07-01");
                answer.expect(first ? new int[] {200, 201} : new int[] {200, 201, 409});
                if (answer.body().has("id")) {
                    doses.add(answer.body().path("id").asText());
                }
                progress.at("doses", i + 1, tickets.size());
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

    private static String reading(String ticket) {
        return "21" + CITY + ticket;
    }

    private Answer dose(String ticket, String day) {
        JsonNode echo = client.post(tablet(), "/tablet/readings", Map.of("reading", reading(ticket)))
                .expect(200)
                .body();
        return client.post(
                tablet(),
                "/tablet/doses",
                Map.of(
                        "reading", reading(ticket),
                        "confirmed",
                                Map.of(
                                        "ticketNumber",
                                                echo.path("ticketNumber").asText(),
                                        "doseNumber", echo.path("doseNumber").asInt()),
                        "vaccination", vaccination(day, "FF4204")));
    }

    private static Map<String, String> vaccination(String day, String lot) {
        return Map.of("givenOn", day, "product", "COMIRNATY", "lot", lot, "venue", "浦安市総合体育館");
    }

    /// Readings that must not count, each with its own reason.
    public Step refuseReadings() {
        return step("wrong readings refused", () -> {
            Map<String, String> wrong = Map.of(
                    "2" + CITY + tickets.getFirst(),
                    "reading-malformed",
                    "21122272" + tickets.getFirst(),
                    "reading-malformed",
                    "21011002" + tickets.getFirst(),
                    "municipality-unknown",
                    "219000019999999999",
                    "ticket-of-other-municipality",
                    "21" + CITY + "9999999999",
                    "ticket-unknown");
            wrong.forEach((reading, problem) -> {
                Answer answer = client.post(tablet(), "/tablet/readings", Map.of("reading", reading));
                require(answer.problem().equals(problem), "a wrong reading was answered with " + answer.status());
            });
            return new Found(wrong.size(), null);
        });
    }

    /// Staff look one record up, correct it, cancel it, and see its history; another municipality's find nothing.
    public Step correct() {
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
                            Map.of("vaccination", vaccination("2022-07-02", "FF4205"), "reason", "ロット番号の読み誤り"),
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

    public Step otherMunicipality() {
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
    public Step audit() {
        return step("audit log complete and intact", () -> {
            Seat officer = new Seat("security-" + CITY, "audit");
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

    private interface Attempt<T> {
        Optional<T> now();
    }

    private <T> T await(String what, long of, Attempt<T> attempt) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < LONG.toNanos()) {
            Optional<T> result = attempt.now();
            if (result.isPresent()) {
                return result.get();
            }
            pause();
        }
        throw new StackFailure("%s (%d) took longer than %d minutes".formatted(what, of, LONG.toMinutes()));
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted", e);
        }
    }
}
