package jp.sesshu.addresslinkage.holding;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.events;
import static jp.sesshu.addresslinkage.Linkage.execute;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.run.BackgroundWorkers;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@LinkageServiceTest
@Tag("ADB-3")
class HoldingRunsTest extends HoldingSteps {
    @Inject
    HoldingConfig config;

    @Inject
    BackgroundWorkers workers;

    @Test
    void aRunGoesOnAfterACrashWhereItWas() throws SQLException {
        take(
                full("1000000001").with("現存区分CD", "2"),
                full("1000000002").with("現存区分CD", "2"),
                full("1000000003").with("現存区分CD", "2"));
        age("6 years");
        UUID crashed = UUID.randomUUID();
        execute(("insert into work_run (municipality, id, kind, state, started_by, started_via, started_at, reached, "
                        + "counts) values ('%s', '%s', 'holding-run', 'RUNNING', 'clerk-before', 'staff-terminal', "
                        + "now(), 'REGISTRY 1000000001', "
                        + "'{\"states\": 7, \"people\": 5, \"heldBack\": 0, \"reports\": 0}')")
                .formatted(municipality, crashed));
        as(holder)
                .post("/holding-runs")
                .then()
                .statusCode(409)
                .body("type", containsString("run-under-way"))
                .body("location", equalTo("/holding-runs/" + crashed));

        workers.wake("holding-run", MunicipalityCode.parse(municipality));

        ended("/holding-runs/" + crashed).then().body("states", equalTo(9)).body("people", equalTo(7));
        assertThat(released()).containsExactly("1000000002 1", "1000000003 1");
        assertThat(events("audit.entry", municipality))
                .filteredOn(entry -> entry.contains("holding.ended"))
                .singleElement()
                .asString()
                .contains("clerk-before", crashed.toString());
    }

    @Test
    @Tag("ADB-5")
    void aRunsBeginningAndEndAreOnRecordWithCountsOnly() throws SQLException {
        take(full("1000000001").with("現存区分CD", "2"));
        age("6 years");
        String id = run(1, 1, 0).path("id");

        assertThat(events("audit.entry", municipality))
                .filteredOn(entry -> entry.contains("\"holding."))
                .hasSize(2)
                .allSatisfy(entry ->
                        assertThat(entry).contains(id, "clerk-" + municipality).doesNotContain("1000000001", "浦安"))
                .anySatisfy(entry -> assertThat(entry).contains("holding.started"))
                .anySatisfy(entry -> assertThat(entry)
                        .contains("holding.ended", "\"states\":1", "\"people\":1", "\"heldBack\":0", "\"reports\":0"));
    }

    @Test
    @Tag("ADB-5")
    void onlyWhoHasThePermissionStartsAndSeesRunsOfTheirOwnMunicipality() throws SQLException {
        take(full("1000000001").with("現存区分CD", "2"));
        age("6 years");
        Tokens other = holder.municipality(freshMunicipality());
        as(holder.permissions("holding:read")).post("/holding-runs").then().statusCode(403);
        as(holder.permissions("holding:run")).get("/holding-runs").then().statusCode(403);
        ended(as(other).post("/holding-runs").then().statusCode(202).extract().header("Location"), other);
        assertThat(released()).isEmpty();

        String id = run(1, 1, 0).path("id");
        as(holder).get("/holding-runs").then().statusCode(200).body("runs.id", contains(id));
        as(other).get("/holding-runs/" + id).then().statusCode(404);
    }

    @Test
    void theServiceStartsARunForEachMunicipalityByItself() {
        for (String code : List.of("122271", "900001")) {
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> !query(
                                    "select 1 from work_run where kind = 'holding-run' and municipality = ? and state = 'DONE' "
                                            + "and started_by = 'holding-run'",
                                    code)
                            .isEmpty());
        }
    }

    @Test
    void holdsAsTheManualSaysUnlessToldOtherwise() {
        assertThat(config.superseded()).isEqualTo(Period.ofYears(1));
        assertThat(config.ended()).isEqualTo(Period.ofYears(5));
        assertThat(config.report()).isEqualTo(Period.ofDays(30));
        assertThat(config.daily()).isEqualTo(LocalTime.of(2, 30));
        assertThat(config.lookAgain()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.people()).isEqualTo(1000);
        assertThat(config.reportRows()).isEqualTo(10_000);
    }
}
