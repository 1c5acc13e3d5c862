package jp.sesshu.addresslinkage.protection;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.events;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.addresslinkage.resident.FeedRow;
import jp.sesshu.platform.testing.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@LinkageServiceTest
@Tag("ADB-4")
@Tag("ADB-5")
class ProtectionResourceTest {
    private static final String TOWN = "富士見一丁目";
    private final String municipality = freshMunicipality();
    private final Tokens clerk = clerk(municipality);
    private final Tokens supervisor = Tokens.of("address-linkage-service", "protection:manage", "address:reveal")
            .municipality(municipality);

    @BeforeEach
    void residents() {
        taken(clerk, FeedRow.file(resident("1000000001"), resident("1000000002"), resident("1000000003")));
    }

    @Test
    void theAddressOfEverybodyWhoIsCoveredIsWithheldWhereverTheyAreRead() {
        enter("2022-01-01", null, "1000000001", "1000000002").then().statusCode(201);

        for (String number : List.of("1000000001", "1000000002")) {
            read(number).then().body("addressMasked", equalTo(true)).body(not(containsString(TOWN)));
        }
        read("1000000003").then().body("addressMasked", equalTo(false)).body(containsString(TOWN));
        found(Map.of("name", "浦安")).then()
                .body("residents.addressMasked", contains(true, true, false))
                .body("residents[0].town", equalTo(null))
                .body("residents[2].town", equalTo(TOWN));
    }

    /// To be found by an address is to be known to live there.
    @Test
    void nobodyWhoseAddressIsWithheldIsFoundByItNorToldOfByAPagesEnd() {
        enter("2022-01-01", null, "1000000001", "1000000003").then().statusCode(201);

        found(Map.of("address", TOWN)).then().body("residents.addresseeNumber", contains("1000000002"));
        found(Map.of("address", TOWN, "name", "浦安"))
                .then()
                .body("residents.addresseeNumber", contains("1000000002"));
        found(Map.of("address", TOWN, "addresseeNumber", "1000000001"))
                .then()
                .body("residents.size()", equalTo(0));
        found(Map.of("address", TOWN, "birthDate", "1980-04", "limit", 1))
                .then()
                .body("residents.addresseeNumber", contains("1000000002"))
                .body("next", equalTo(null));
        String next = found(Map.of("name", "浦安", "limit", 1)).path("next");
        assertThat(new String(Base64.getUrlDecoder().decode(next), StandardCharsets.UTF_8))
                .contains("1000000001")
                .doesNotContain("富士見");
    }

    @Test
    void aProtectionHoldsFromItsFirstDayToItsLast() {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
        enter(today.plusDays(1).toString(), null, "1000000001").then().statusCode(201);
        enter("2020-01-01", today.minusDays(1).toString(), "1000000002").then().statusCode(201);
        enter("2020-01-01", today.toString(), "1000000003").then().statusCode(201);

        read("1000000001").then().body("addressMasked", equalTo(false));
        read("1000000002").then().body("addressMasked", equalTo(false));
        read("1000000003").then().body("addressMasked", equalTo(true));
    }

    @Test
    void anEndedProtectionStaysOnRecord() {
        String id = enter("2022-01-01", null, "1000000001", "1000000002").path("id");
        as(supervisor)
                .body(Map.of("endsOn", "2022-12-31"))
                .post("/protections/" + id + "/end")
                .then()
                .statusCode(204);

        read("1000000002").then().body("addressMasked", equalTo(false));
        as(supervisor)
                .body(Map.of("addresseeNumber", "1000000001"))
                .post("/protections/search")
                .then()
                .statusCode(200)
                .body("protections.endsOn", contains("2022-12-31"))
                .body("protections.agency", contains("浦安警察署"))
                .body("protections[0].people.number", contains("1000000001", "1000000002"));
        as(supervisor)
                .body(Map.of("endsOn", "2023-12-31"))
                .post("/protections/" + id + "/end")
                .then()
                .statusCode(409)
                .body("type", containsString("protection-ended"));
    }

    @Test
    void showingAWithheldAddressNeedsThePermissionAndAReasonAndIsOnRecord() {
        enter("2022-01-01", null, "1000000001");
        reveal(clerk, "1000000001", "窓口での本人確認済み").then().statusCode(403);
        reveal(supervisor, "1000000001", " ").then().statusCode(400);
        reveal(supervisor, "1000000009", "窓口での本人確認済み").then().statusCode(404);
        reveal(supervisor, "1000000001", "窓口での本人確認済み").then().statusCode(200).body("town", equalTo(TOWN));

        assertThat(events("audit.entry", municipality))
                .filteredOn(entry -> entry.contains("address.revealed") && entry.contains("\"done\""))
                .singleElement()
                .asString()
                .contains("窓口での本人確認済み", "1000000001");
    }

    @Test
    void whatCannotBeIsRefusedAndNothingIsEntered() {
        enter("2022-01-02", "2022-01-01", "1000000001")
                .then()
                .statusCode(422)
                .body("type", containsString("period-reversed"));
        enter("2022-01-01", null, "1000000001", "1000000009")
                .then()
                .statusCode(422)
                .body("type", containsString("addressee-unknown"));
        as(clerk)
                .body(Map.of("agency", "a", "startsOn", "2022-01-01", "people", List.of("1000000001")))
                .post("/protections")
                .then()
                .statusCode(403);
        read("1000000001").then().body("addressMasked", equalTo(false));
    }

    @Test
    void anotherMunicipalityNeitherSeesNorEndsAProtection() {
        String id = enter("2022-01-01", null, "1000000001").path("id");
        Tokens other = Tokens.of("address-linkage-service", "protection:manage").municipality(freshMunicipality());
        as(other)
                .body(Map.of("endsOn", "2022-12-31"))
                .post("/protections/" + id + "/end")
                .then()
                .statusCode(404);
        as(other)
                .body(Map.of("addresseeNumber", "1000000001"))
                .post("/protections/search")
                .then()
                .body("protections.size()", equalTo(0));
        read("1000000001").then().body("addressMasked", equalTo(true));
    }

    private Response enter(String from, @Nullable String to, String... numbers) {
        Map<String, Object> body = new HashMap<>();
        body.put("agency", "浦安警察署");
        body.put("startsOn", from);
        body.put("endsOn", to);
        body.put(
                "people",
                Arrays.stream(numbers)
                        .map(number -> Map.of("addresseeNumber", number))
                        .toList());
        return as(supervisor).body(body).post("/protections");
    }

    private Response found(Map<String, Object> criteria) {
        Response answer = as(clerk).body(criteria).post("/residents/search");
        answer.then().statusCode(200);
        return answer;
    }

    private Response read(String number) {
        Response answer = as(clerk)
                .body(Map.of("addresseeNumber", number, "reason", "照会"))
                .post("/residents/read");
        answer.then().statusCode(200);
        return answer;
    }

    private static Response reveal(Tokens who, String number, String reason) {
        return as(who).body(Map.of("addresseeNumber", number, "reason", reason)).post("/residents/reveal-address");
    }

    private static FeedRow resident(String number) {
        return FeedRow.of(number, 1, "20220401").with("現住所町名", TOWN);
    }
}
