package jp.sesshu.localstack.demo;

import static jp.sesshu.localstack.demo.Journey.clerk;
import static jp.sesshu.localstack.demo.Journey.supervisor;
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
import jp.sesshu.localstack.feed.Feed;
import jp.sesshu.localstack.feed.InventedPeople;
import jp.sesshu.localstack.feed.Taxpayers;
import org.jspecify.annotations.Nullable;

/// How people come on record: by the registry's feed, by the tax system's, or one by one, and on to health management.
public final class FeedSteps {
    private static final Seat CLERK = clerk("address-linkage");
    private static final int PEOPLE_COMPARED = 20;
    private final Walk walk;
    private final SuiteClient client;

    FeedSteps(Walk walk) {
        this.walk = walk;
        this.client = walk.client();
    }

    public Step registry(Feed feed) {
        return step("registry feed: " + feed.name(), () -> taken(feed, "registry feed"));
    }

    /// Whoever the registry knows too has the same integrated number in both, by the same My Number.
    Step tax(Feed tax, Feed registry) {
        return step("tax feed: " + tax.name(), () -> {
            Found taken = taken(tax, "tax feed");
            return new Found(taken.rows(), taken.note() + ", " + compared(registry.addressees()));
        });
    }

    private Found taken(Feed feed, String step) {
        Answer accepted = client.upload(CLERK, feed.path(), feed.content());
        String job = accepted.status() == 409
                ? accepted.body().path("location").asText()
                : "/jobs/" + accepted.expect(202).body().path("job").asText();
        JsonNode ended = await(step, feed.rows(), () -> {
            JsonNode now = client.get(CLERK, job).expect(200).body();
            walk.progress().at(step, now.path("rowsRead").asLong(), feed.rows());
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
                                ended.path("rowsRefused").asLong(), accepted.status() == 409 ? ", taken before" : ""));
    }

    /// Where another feed was taken before, a number may be somebody else's in one of the sources.
    private String compared(List<String> numbers) {
        int same = 0;
        int others = 0;
        for (String number : numbers.subList(0, Math.min(PEOPLE_COMPARED, numbers.size()))) {
            JsonNode resident = found("REGISTRY", number);
            JsonNode taxpayer = found("TAX", Taxpayers.number(number));
            if (!resident.has("integratedNumber") || !taxpayer.has("integratedNumber")) {
                continue;
            }
            if (isSamePerson(resident, taxpayer)) {
                require(
                        resident.path("integratedNumber").equals(taxpayer.path("integratedNumber")),
                        "one person has two integrated numbers");
                same++;
            } else {
                others++;
            }
        }
        require(same + others > 0, "nobody is in both sources");
        return "%d looked up in both, one number each".formatted(same);
    }

    private JsonNode found(String source, String addressee) {
        return client.post(CLERK, "/residents/search", Map.of("source", source, "addresseeNumber", addressee))
                .expect(200)
                .body()
                .at("/residents/0");
    }

    private static boolean isSamePerson(JsonNode one, JsonNode other) {
        return one.path("name").equals(other.path("name"))
                && one.path("birthDate").equals(other.path("birthDate"));
    }

    /// A few people who live elsewhere, as staff type them in. Entered again, they are on record already.
    Step nonResidents() {
        return step("non-residents entered", () -> {
            List<Map<String, String>> states = InventedPeople.nonResidents();
            String note = enter("non-resident", states);
            states.forEach(state -> require(
                    found("NON_RESIDENT", state.getOrDefault("addresseeNumber", ""))
                            .path("residency")
                            .asText()
                            .equals("4"),
                    "a non-resident isn't found"));
            return new Found(states.size(), note);
        });
    }

    /// @return a note where they were on record before
    @Nullable
    String enter(String source, List<Map<String, String>> states) {
        JsonNode entered = client.post(CLERK, "/feeds/" + source + "/states", Map.of("states", states))
                .expect(200)
                .body();
        JsonNode refused = entered.path("refused");
        refused.forEach(each -> require(
                each.path("reason").asText().equals("ALREADY_ON_RECORD"),
                "a state was refused: " + each.path("reason").asText()));
        require(
                entered.path("taken").asInt() + refused.size() == states.size(),
                "a state was neither taken nor refused");
        return refused.isEmpty() ? null : "on record before";
    }

    /// Health management has everybody that it is told of, and the feed's last row.
    public Step subjectFile(Feed last) {
        return step("subject file follows", () -> {
            long people = count("registry") + count("non-resident");
            await("subject file", people, () -> {
                long subjects = client.get(clerk("health-mgmt"), "/subjects/count")
                        .expect(200)
                        .body()
                        .path("subjects")
                        .asLong();
                walk.progress().at("subject file", subjects, people);
                return subjects >= people ? Optional.of(true) : Optional.empty();
            });
            String addressee = last.addressees().getLast();
            await(
                    "last news",
                    1,
                    () -> known(addressee).equals(subjectHistory(addressee)) ? Optional.of(true) : Optional.empty());
            return new Found(people, null);
        });
    }

    private long count(String source) {
        return client.get(CLERK, "/residents/count?source=" + source)
                .expect(200)
                .body()
                .path("residents")
                .asLong();
    }

    private String known(String addressee) {
        return client.post(CLERK, "/residents/read", Map.of("addresseeNumber", addressee, "reason", "連携結果の確認"))
                .expect(200)
                .body()
                .at("/states/0/historyNumber")
                .asText();
    }

    private String subjectHistory(String addressee) {
        return client.post(clerk("health-mgmt"), "/subjects/search", Map.of("addresseeNumber", addressee))
                .expect(200)
                .body()
                .path("historyNumber")
                .asText();
    }
}
