package jp.sesshu.localstack.demo;

import static jp.sesshu.localstack.demo.Journey.clerk;
import static jp.sesshu.localstack.demo.Journey.supervisor;
import static jp.sesshu.localstack.demo.Walk.require;
import static jp.sesshu.localstack.demo.Walk.step;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import jp.sesshu.localstack.demo.SuiteClient.Seat;
import jp.sesshu.localstack.demo.Walk.Found;
import jp.sesshu.localstack.feed.Feed;

/// Somebody's address is withheld for as long as they are protected.
final class ProtectionSteps {
    private static final Seat SUPERVISOR = supervisor("address-linkage");
    /// Its only day, so that nobody is left protected.
    private static final String DAY = "2022-04-01";
    private final SuiteClient client;

    ProtectionSteps(Walk walk) {
        this.client = walk.client();
    }

    /// A supervisor enters a protection and ends it again; a clerk doesn't see the address in between.
    Step protect(Feed residents) {
        return step("protected person's address withheld", () -> {
            String addressee = residents.addressees().getFirst();
            JsonNode before = read(addressee);
            String protection = "/protections/" + enter(addressee);
            JsonNode during;
            try {
                during = read(addressee);
            } finally {
                client.post(SUPERVISOR, protection + "/end", Map.of("endsOn", DAY))
                        .expect(200, 204);
            }
            require(during.path("addressMasked").asBoolean(), "a protected person isn't marked");
            require(town(during).isEmpty(), "a protected person's town was shown");
            JsonNode after = read(addressee);
            require(
                    after.path("addressMasked").equals(before.path("addressMasked"))
                            && town(after).equals(town(before)),
                    "an ended protection still withholds the address");
            return new Found(1, "shown again after its end");
        });
    }

    private String enter(String addressee) {
        Map<String, Object> protection =
                Map.of("agency", "浦安警察署", "startsOn", DAY, "people", List.of(Map.of("addresseeNumber", addressee)));
        return client.post(SUPERVISOR, "/protections", protection)
                .expect(201)
                .body()
                .path("id")
                .asText();
    }

    private JsonNode read(String addressee) {
        Map<String, String> whom = Map.of("addresseeNumber", addressee, "reason", "支援措置の確認");
        return client.post(clerk("address-linkage"), "/residents/read", whom)
                .expect(200)
                .body();
    }

    /// Empty where it isn't shown.
    private static String town(JsonNode resident) {
        return resident.at("/states/0/town").asText("");
    }
}
