package jp.sesshu.addresslinkage.announcement;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.events;
import static jp.sesshu.addresslinkage.Linkage.execute;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static jp.sesshu.addresslinkage.grant.Granting.LEDGER;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.sesshu.addresslinkage.grant.Granting;
import jp.sesshu.addresslinkage.resident.FeedRow;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.run.BackgroundWorkers;
import jp.sesshu.platform.testing.Tokens;

/// What the tests of announcements ask again and again, of residents in a municipality of their own.
abstract class AnnouncementSteps {
    static final String TOPIC = "address-linkage.resident.ledger";
    static final String HEALTH = "address-linkage.resident.health-mgmt";
    static final String VRS = "address-linkage.resident.vrs";
    static final String TOWN = "浦安市猫実一丁目";
    final String municipality = freshMunicipality();
    final Granting granting = new Granting(municipality);
    final Tokens clerk = clerk(municipality);

    @Inject
    BackgroundWorkers workers;

    void take(FeedRow... rows) {
        taken(clerk, FeedRow.file(rows)).then().body("rowsTaken", equalTo(rows.length));
    }

    static FeedRow resident(int number, int history) {
        return FeedRow.of(number(number), history, "2022040" + history).with("現住所町名", TOWN);
    }

    static String number(int number) {
        return "100000000" + number;
    }

    void wake() {
        workers.wake(AnnounceResidents.NAME, MunicipalityCode.parse(municipality));
    }

    /// Looks twice, so that the second look would see what the first left.
    void looked() {
        wake();
        granting.announced(LEDGER);
        wake();
        granting.announced(LEDGER);
    }

    /// What was told on a topic, of each person in order.
    List<JsonPath> told(String topic) {
        return events(topic, municipality).stream()
                .map(event -> JsonPath.from(event.substring(event.indexOf(' ') + 1)))
                .toList();
    }

    /// As {@code number version}, in the order of the numbers.
    List<String> versions(String topic) {
        return told(topic).stream()
                .map(event -> event.getString("addresseeNumber") + " " + event.getInt("version"))
                .sorted()
                .toList();
    }

    static List<String> people(int first, int last, int version) {
        List<String> people = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            people.add(number(i) + " " + version);
        }
        return people;
    }

    List<JsonPath> entries(String action) {
        return events("audit.entry", municipality).stream()
                .map(event -> JsonPath.from(event.substring(event.indexOf(' ') + 1)))
                .filter(entry -> entry.getString("action").equals(action))
                .toList();
    }

    Response start(Tokens who, String consumer) {
        return as(who).body(Map.of("consumer", consumer, "reason", "台帳の復旧のため")).post("/announcements");
    }

    Response ended(String location) {
        String path = location.substring(location.indexOf("/announcements"));
        return await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(30))
                .until(() -> as(granting.clerk()).get(path), answer -> "DONE".equals(answer.path("state")));
    }

    String lock() {
        return "select pg_advisory_xact_lock(hashtext('resident-merge:%s'))".formatted(municipality);
    }

    /// A run to the ledger that a crash cut off.
    void crashed(String run, String fields, String reached) throws SQLException {
        execute("insert into announced_fields (municipality, consumer, fields) values ('%s', 'ledger', '{%s}')"
                .formatted(municipality, fields));
        execute(("insert into work_run (municipality, id, kind, state, started_by, started_via, started_at, reached, "
                        + "counts) values ('%s', '%s', 'announce-residents:ledger', 'RUNNING', 'clerk-before', "
                        + "'staff-terminal', now(), '%s', '{\"people\": 2, \"announced\": 2}')")
                .formatted(municipality, run, reached));
    }
}
