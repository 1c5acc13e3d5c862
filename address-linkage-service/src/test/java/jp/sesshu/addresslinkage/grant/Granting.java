package jp.sesshu.addresslinkage.grant;

import static jp.sesshu.addresslinkage.Linkage.as;

import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sesshu.platform.testing.Tokens;

/// Two people of one municipality who change grants, and the systems that they grant something.
public final class Granting {
    public static final String LEDGER = "ledger";
    public static final String BASIS = "番号法第9条第1項";
    private static final String SERVICE = "address-linkage-service";
    private final String municipality;

    public Granting(String municipality) {
        this.municipality = municipality;
    }

    public static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Tokyo"));
    }

    public Tokens clerk() {
        return Tokens.of(SERVICE, "grant:read", "grant:request")
                .municipality(municipality)
                .user("clerk-a");
    }

    /// May ask as well as approve, as in the realm.
    public Tokens supervisor() {
        return Tokens.of(SERVICE, "grant:read", "grant:request", "grant:approve")
                .municipality(municipality)
                .user("supervisor-b");
    }

    public Tokens client(String id) {
        return Tokens.of(SERVICE, "resident:consume")
                .municipality(municipality)
                .user("service-account-" + id)
                .client(id);
    }

    public Tokens ledger() {
        return client("ledger-service-" + municipality);
    }

    public static Map<String, Object> grant(String consumer, LocalDate from, String... fields) {
        Map<String, Object> wish = new HashMap<>();
        wish.put("kind", "GRANT");
        wish.put("consumer", consumer);
        wish.put("fields", List.of(fields));
        wish.put("legalBasis", BASIS);
        wish.put("startsOn", from.toString());
        wish.put("reason", "台帳の作成のため");
        return wish;
    }

    public static Map<String, Object> end(String consumer, LocalDate lastDay, String... fields) {
        Map<String, Object> wish = new HashMap<>();
        wish.put("kind", "END");
        wish.put("consumer", consumer);
        wish.put("fields", List.of(fields));
        wish.put("endsOn", lastDay.toString());
        wish.put("reason", "事務の終了");
        return wish;
    }

    public Response ask(Map<String, Object> wish) {
        return as(clerk()).body(wish).post("/grant-changes");
    }

    public String asked(Map<String, Object> wish) {
        return ask(wish).then().statusCode(201).extract().path("id");
    }

    public Response decide(Tokens who, String id, String decision) {
        return as(who).post("/grant-changes/" + id + "/" + decision);
    }

    /// Asked for by one and approved by the other.
    public void approved(Map<String, Object> wish) {
        decide(supervisor(), asked(wish), "approval").then().statusCode(204);
    }

    /// The fields that a consumer is granted on a day.
    public List<String> fields(String consumer, LocalDate on) {
        return as(clerk())
                .queryParam("on", on.toString())
                .queryParam("consumer", consumer)
                .get("/grants")
                .then()
                .statusCode(200)
                .extract()
                .path("consumers." + consumer + ".field");
    }

    public static Response read(Tokens client, String... numbers) {
        return as(client)
                .body(Map.of("addresseeNumbers", List.of(numbers), "reason", "台帳の突合"))
                .post("/granted-residents/read");
    }
}
