package jp.sesshu.addresslinkage.numbering;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.events;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.numbering.People.clerk;
import static jp.sesshu.addresslinkage.numbering.People.entered;
import static jp.sesshu.addresslinkage.numbering.People.numbers;
import static jp.sesshu.addresslinkage.numbering.People.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.platform.testing.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@LinkageServiceTest
@Tag("UAN-2")
@Tag("ADB-5")
class TieResourceTest {
    private static final String NUMBER = "123456789018";
    private static final String TOPIC = "address-linkage.resident.health-mgmt";
    private static final String REASON = "窓口で同一人と確認";
    private final String municipality = freshMunicipality();
    private final Tokens clerk = clerk(municipality);

    @Test
    void tiesSomebodyWithoutMyNumberToTheNumberTheyHaveElsewhere() throws SQLException {
        entered(clerk, "registry", person("1000000001").myNumber(NUMBER));
        entered(clerk, "non-resident", person("9000000001"));

        tie("9000000001", "000000000000001")
                .then()
                .statusCode(200)
                .body("integratedNumber", equalTo("000000000000001"));

        assertThat(numbers(municipality))
                .containsExactly("NON_RESIDENT 9000000001 000000000000001", "REGISTRY 1000000001 000000000000001");
        assertThat(events(TOPIC, municipality))
                .filteredOn(event -> event.contains("9000000001"))
                .last()
                .asString()
                .contains("\"version\":2");
        assertThat(events("audit.entry", municipality))
                .filteredOn(entry -> entry.contains("number.tied"))
                .singleElement()
                .asString()
                .contains("non-resident", "9000000001", "000000000000001", REASON);
    }

    @Test
    void givesANewNumberThatNobodyElseEverGets() throws SQLException {
        entered(clerk, "registry", person("1000000001").myNumber(NUMBER));
        entered(clerk, "non-resident", person("9000000001"));

        tie("9000000001", null).then().statusCode(200).body("integratedNumber", equalTo("000000000000002"));
        entered(clerk, "tax", person("2000000001").myNumber("983205673214"));

        assertThat(numbers(municipality))
                .containsExactly(
                        "NON_RESIDENT 9000000001 000000000000002",
                        "REGISTRY 1000000001 000000000000001",
                        "TAX 2000000001 000000000000003");
    }

    @Test
    void newNumbersAskedForAtOnceAreAllDifferent() throws Exception {
        List<String> people = IntStream.range(0, 20)
                .mapToObj(i -> String.valueOf(9_000_000_000L + i))
                .toList();
        people.forEach(each -> entered(clerk, "non-resident", person(each)));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> ties = people.stream()
                    .<Callable<Integer>>map(each -> () -> tie(each, null).statusCode())
                    .toList();
            assertThat(threads.invokeAll(ties)).extracting(Future::resultNow).containsOnly(200);
        }
        assertThat(numbers(municipality).stream().map(each -> each.split(" ", -1)[2]))
                .hasSize(20)
                .doesNotHaveDuplicates();
    }

    @Test
    void tyingToAProtectedPersonWithholdsTheAddressOfBoth() {
        protectedNonResident();

        tie("9000000001", "000000000000001").then().statusCode(200);

        assertTheResidentsAddressIsWithheld();
    }

    @Test
    void aProtectedPersonsMyNumberWithholdsTheAddressWhereverTheyAreKnown() {
        protectedNonResident();

        entered(clerk, "non-resident", person("9000000001").with("履歴連番", "2").myNumber(NUMBER));

        assertTheResidentsAddressIsWithheld();
    }

    @Test
    void whatCannotBeIsRefusedAndNothingIsChangedOrTold() throws SQLException {
        entered(clerk, "registry", person("1000000001").myNumber(NUMBER));
        entered(clerk, "non-resident", person("9000000001"));
        entered(clerk, "non-resident", person("9000000002"));
        tie("9000000002", null).then().statusCode(200);
        List<String> before = numbers(municipality);
        int told = events(TOPIC, municipality).size();

        tie("9000000002", "000000000000001").then().statusCode(409).body("type", containsString("already-numbered"));
        tie("9000000002", null).then().statusCode(409);
        tie("9000000001", "000000000000009")
                .then()
                .statusCode(422)
                .body("type", containsString("integrated-number-unknown"))
                .body("field", equalTo("integratedNumber"));
        tie("9000000001", "1").then().statusCode(400);
        tie("9000000003", "000000000000001").then().statusCode(404);
        ask(clerk, "9000000001", "000000000000001", " ").then().statusCode(400);
        ask(clerk.permissions("resident:read"), "9000000001", "000000000000001", REASON)
                .then()
                .statusCode(403);
        ask(clerk(freshMunicipality()), "9000000001", "000000000000001", REASON)
                .then()
                .statusCode(404);

        assertThat(numbers(municipality)).isEqualTo(before);
        assertThat(events(TOPIC, municipality)).hasSize(told);
    }

    /// Who isn't known yet to be a certain resident.
    private void protectedNonResident() {
        entered(clerk, "registry", person("1000000001").myNumber(NUMBER));
        entered(clerk, "non-resident", person("9000000001"));
        as(Tokens.of("address-linkage-service", "protection:manage").municipality(municipality))
                .body(Map.of(
                        "agency", "浦安警察署",
                        "startsOn", "2022-01-01",
                        "people", List.of(Map.of("source", "NON_RESIDENT", "addresseeNumber", "9000000001"))))
                .post("/protections")
                .then()
                .statusCode(201);
    }

    private void assertTheResidentsAddressIsWithheld() {
        assertThat(events(TOPIC, municipality))
                .filteredOn(event -> event.contains("1000000001"))
                .last()
                .asString()
                .contains("\"addressMasked\":true")
                .doesNotContain("富士見");
    }

    private Response tie(String addressee, @Nullable String number) {
        return ask(clerk, addressee, number, REASON);
    }

    private static Response ask(Tokens who, String addressee, @Nullable String number, String reason) {
        Map<String, Object> body = new HashMap<>();
        body.put("source", "NON_RESIDENT");
        body.put("addresseeNumber", addressee);
        body.put("integratedNumber", number);
        body.put("reason", reason);
        return as(who).body(body).post("/integrated-numbers/ties");
    }
}
