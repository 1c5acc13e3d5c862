package jp.sesshu.addresslinkage.announcement;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.grant.Granting.LEDGER;
import static jp.sesshu.addresslinkage.grant.Granting.grant;
import static jp.sesshu.addresslinkage.grant.Granting.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.addresslinkage.grant.Granting;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Staff have residents announced again.
@LinkageServiceTest
@Tag("ADB-1")
@Tag("ADB-5")
class AnnouncementResourceTest extends AnnouncementSteps {
    @Inject
    AnnouncementConfig config;

    @Test
    void aSupervisorHasEverybodyAnnouncedAgainToOneConsumer() {
        take(resident(1, 1), resident(2, 1));
        Response started = start(granting.supervisor(), "health-mgmt");
        started.then().statusCode(202);

        Response run = ended(started.header("Location"));

        run.then()
                .body("consumer", equalTo("health-mgmt"))
                .body("startedBy", equalTo("supervisor-b"))
                .body("people", equalTo(2))
                .body("announced", equalTo(2));
        String id = run.path("id");
        as(granting.clerk())
                .get("/announcements/health-mgmt")
                .then()
                .statusCode(200)
                .body("runs.id", contains(id));
        as(granting.clerk()).get("/announcements/vrs").then().body("runs", empty());
        assertThat(versions(HEALTH)).containsExactly("1000000001 1", "1000000001 2", "1000000002 1", "1000000002 2");
        assertThat(versions(VRS)).isEmpty();
        assertThat(versions(TOPIC)).isEmpty();
    }

    @Test
    @Tag("OPS-5")
    void whoStartedARunAndWhyIsOnRecordWithoutAnybodyInIt() {
        take(resident(1, 1));
        ended(start(granting.supervisor(), "health-mgmt").header("Location"));

        assertThat(entries("announcement.started")).singleElement().satisfies(entry -> {
            assertThat(entry.getString("actor")).isEqualTo("supervisor-b");
            assertThat(entry.getString("reason")).isEqualTo("台帳の復旧のため");
            assertThat(entry.getString("details.consumer")).isEqualTo("health-mgmt");
            assertThat(entry.getList("details.fields")).contains("name", "town");
            assertThat(entry.getList("details.given")).isEmpty();
            assertThat(entry.getList("details.legalBases")).isNotEmpty();
        });
        assertThat(entries("announcement.ended")).singleElement().satisfies(entry -> {
            assertThat(entry.getString("details.consumer")).isEqualTo("health-mgmt");
            assertThat(entry.prettify()).doesNotContain(number(1), "浦安");
        });
    }

    @Test
    void onlyWhoMayDecideOnGrantsStartsARunAndNobodySeesAnotherMunicipalitys() {
        take(resident(1, 1));
        refused(start(granting.clerk(), "health-mgmt"), 403, "not-permitted");
        refused(as(granting.clerk().permissions("resident:read")).get("/announcements/ledger"), 403, "not-permitted");
        assertThat(versions(HEALTH)).containsExactly("1000000001 1");

        String location = start(granting.supervisor(), "health-mgmt").header("Location");
        ended(location);
        Granting other = new Granting(freshMunicipality());
        String path = location.substring(location.indexOf("/announcements"));
        refused(as(other.clerk()).get(path), 404, "not-found");
        as(other.clerk()).get("/announcements/health-mgmt").then().body("runs", empty());
    }

    @Test
    void whatCannotBeAnnouncedIsRefused() {
        refused(start(granting.supervisor(), "unheard-of"), 422, "consumer-not-configured")
                .then()
                .body("field", equalTo("consumer"));
        refused(start(granting.supervisor(), LEDGER), 409, "nothing-to-announce");
        refused(as(granting.clerk()).get("/announcements/unheard-of"), 404, "not-found");
        Response unreasoned =
                as(granting.supervisor()).body(Map.of("consumer", LEDGER)).post("/announcements");
        refused(unreasoned, 400, "malformed-request").then().body("field", equalTo("reason"));
        granting.approved(grant(LEDGER, today().plusDays(1), "name"));
        refused(start(granting.supervisor(), LEDGER), 409, "nothing-to-announce");
        assertThat(entries("announcement.started")).isEmpty();
    }

    @Test
    void announcesAsTheManualSaysUnlessToldOtherwise() {
        assertThat(config.lookAgain()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.people()).isEqualTo(5000);
    }

    private static Response refused(Response answer, int status, String problem) {
        answer.then().statusCode(status).body("type", equalTo("/problems/" + problem));
        return answer;
    }
}
