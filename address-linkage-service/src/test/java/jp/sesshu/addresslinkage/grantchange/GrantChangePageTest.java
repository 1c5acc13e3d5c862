package jp.sesshu.addresslinkage.grantchange;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.grant.Granting.LEDGER;
import static jp.sesshu.addresslinkage.grant.Granting.grant;
import static jp.sesshu.addresslinkage.grant.Granting.today;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.addresslinkage.grant.Granting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However many changes there are, each is found.
@LinkageServiceTest
@Tag("ADB-4")
class GrantChangePageTest {
    private final Granting granting = new Granting(freshMunicipality());

    @Test
    void theNewestComeFirstAPageAtATimeWithoutLossOrRepetition() {
        List<String> asked = new ArrayList<>();
        for (String field : List.of("name", "kana", "town", "building", "telephone")) {
            asked.addFirst(granting.asked(grant(LEDGER, today(), field)));
        }
        Response first = page(null, null, 2);
        first.then().body("changes.id", equalTo(asked.subList(0, 2))).body("next", equalTo(asked.get(1)));

        String later = granting.asked(grant(LEDGER, today(), "postalCode"));
        granting.decide(granting.supervisor(), asked.get(1), "refusal").then().statusCode(204);

        Response second = page(null, first.path("next"), 2);
        second.then().body("changes.id", equalTo(asked.subList(2, 4)));
        page(null, second.path("next"), 1)
                .then()
                .body("changes.id", contains(asked.get(4)))
                .body("$", not(hasKey("next")));
        page("REQUESTED", asked.get(1), 3)
                .then()
                .body("changes.id", equalTo(asked.subList(2, 5)))
                .body("$", not(hasKey("next")));
        page("REQUESTED", null, 2)
                .then()
                .body("changes.id", contains(later, asked.getFirst()))
                .body("next", equalTo(asked.getFirst()));
        page("REFUSED", null, 2).then().body("changes.id", contains(asked.get(1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101})
    void aPageHoldsOneToAHundred(int limit) {
        granting.asked(grant(LEDGER, today(), "name"));

        page(null, null, limit)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/malformed-request"))
                .body("field", equalTo("limit"))
                .body("$", not(hasKey("changes")));
        page(null, null, 100).then().statusCode(200).body("changes", hasSize(1));
    }

    @Test
    void aCursorOpensNothingOfAnotherMunicipality() {
        String id = granting.asked(grant(LEDGER, today(), "name"));
        granting.asked(grant(LEDGER, today(), "kana"));

        as(new Granting(freshMunicipality()).clerk())
                .queryParam("after", granting.asked(grant(LEDGER, today(), "town")))
                .get("/grant-changes")
                .then()
                .statusCode(200)
                .body("changes", empty());
        page(null, id, 10).then().statusCode(200).body("changes", empty());
    }

    private Response page(@Nullable String state, @Nullable String after, int limit) {
        Map<String, Object> wanted = new HashMap<>(Map.of("limit", limit));
        if (state != null) {
            wanted.put("state", state);
        }
        if (after != null) {
            wanted.put("after", after);
        }
        return as(granting.clerk()).queryParams(wanted).get("/grant-changes");
    }
}
