package jp.sesshu.addresslinkage.grant;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.query;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

    /// Asked for by one and approved by the other, and everybody has been announced again if that was due.
    public void approved(Map<String, Object> wish) {
        decide(supervisor(), asked(wish), "approval").then().statusCode(204);
        announced(String.valueOf(wish.get("consumer")));
    }

    /// Waits until everybody has been announced to a consumer with what it is granted today.
    public void announced(String consumer) {
        await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(30)).until(() -> isAnnounced(consumer));
    }

    private boolean isAnnounced(String consumer) throws SQLException {
        Set<String> granted = new TreeSet<>(query(
                "select field from field_grant where municipality = ? and consumer = ? "
                        + "and ?::date between starts_on and coalesce(ends_on, 'infinity')",
                municipality,
                consumer,
                today().toString()));
        if (granted.equals(Set.of("protectedAddress"))) {
            granted.clear();
        }
        List<String> announced = query(
                "select array_to_string(array(select unnest(fields) order by 1), ' ') from announced_fields "
                        + "where municipality = ? and consumer = ? and not exists (select 1 from work_run "
                        + "where municipality = ? and kind = ? and state = 'RUNNING')",
                municipality,
                consumer,
                municipality,
                "announce-residents:" + consumer);
        return announced.stream().map(Granting::words).toList().equals(List.of(granted));
    }

    private static Set<String> words(String text) {
        return new TreeSet<>(text.isEmpty() ? List.of() : List.of(text.split(" ")));
    }

    /// Asked for by one and approved by the other.
    public void approvedOnly(Map<String, Object> wish) {
        decide(supervisor(), asked(wish), "approval").then().statusCode(204);
    }

    /// As seen from the grants, which is the same as the clock going on.
    public void aDayPasses() throws SQLException {
        query(
                "update field_grant set starts_on = starts_on - 1, ends_on = ends_on - 1 where municipality = ? "
                        + "returning field",
                municipality);
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
