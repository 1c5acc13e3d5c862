package jp.sesshu.addresslinkage.resident;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Staff find the jobs of their municipality, above all those that wait for them, without knowing an id.
@LinkageServiceTest
@Tag("UAN-1")
class JobListTest {
    private final String municipality = freshMunicipality();
    private final Tokens clerk = clerk(municipality);
    private final Tokens supervisor = clerk.user("supervisor").permissions("job:read", "job:approve");

    @Test
    void theNewestComeFirstAPageAtATimeWithoutLossOrRepetition() {
        List<String> jobs = jobs(5);

        Response first = list(Map.of("limit", 2));
        first.then()
                .statusCode(200)
                .body("jobs.id", equalTo(jobs.subList(0, 2)))
                .body("next", equalTo(jobs.get(1)));
        String later = job(6);
        Response second = list(Map.of("limit", 2, "after", first.path("next")));
        second.then().body("jobs.id", equalTo(jobs.subList(2, 4))).body("next", equalTo(jobs.get(3)));
        list(Map.of("limit", 1, "after", second.path("next")))
                .then()
                .body("jobs.id", contains(jobs.get(4)))
                .body("$", hasKey("next"))
                .body("next", nullValue());
        list(Map.of()).then().body("jobs[0].id", equalTo(later)).body("jobs.size()", equalTo(6));
    }

    @Test
    void jobsOfTheSameMomentAreEachShownOnce() throws SQLException {
        List<String> jobs = jobs(4);
        assertThat(query("update import_job set accepted_at = now() where municipality = ? returning id", municipality))
                .hasSize(4);

        List<String> shown = new ArrayList<>();
        Response page = list(Map.of("limit", 1));
        shown.addAll(page.path("jobs.id"));
        while (page.path("next") != null) {
            page = list(Map.of("limit", 1, "after", page.path("next")));
            shown.addAll(page.path("jobs.id"));
        }

        assertThat(shown).isEqualTo(jobs);
    }

    @Test
    void aSupervisorFindsTheHeldFeedAndNoLongerOnceItIsDecided() {
        taken(clerk, "/feeds/registry/full", feed(100, "20220401")).then().body("state", equalTo("DONE"));
        String held = taken(clerk, "/feeds/registry/full", feed(80, "20220402")).path("id");

        in("HELD")
                .then()
                .body("jobs.id", contains(held))
                .body("jobs[0].refusal", equalTo("TOO_MANY_ENDED"))
                .body("jobs[0].acceptedBy", equalTo(clerk.userName()))
                .body("jobs[0].rowsTaken", equalTo(0))
                .body("next", nullValue());
        in("REFUSED").then().body("jobs", empty());

        as(supervisor).post("/jobs/" + held + "/rejection").then().statusCode(204);
        in("HELD").then().body("jobs", empty());
        in("REFUSED").then().body("jobs.id", contains(held));
        in("DONE").then().body("jobs.id", not(contains(held))).body("jobs.size()", equalTo(1));
    }

    @Test
    void aJobStaysTheCursorWhateverBecameOfIt() {
        taken(clerk, "/feeds/registry/full", feed(100, "20220401"));
        String first =
                taken(clerk, "/feeds/registry/full", feed(80, "20220402")).path("id");
        String second =
                taken(clerk, "/feeds/registry/full", feed(70, "20220403")).path("id");
        as(supervisor).post("/jobs/" + second + "/rejection").then().statusCode(204);

        list(Map.of("state", "HELD", "after", second))
                .then()
                .body("jobs.id", contains(first))
                .body("next", nullValue());
    }

    @Test
    void anotherMunicipalitySeesNoneOfThemNorByTheirIds() {
        String job = jobs(2).getFirst();
        Tokens other = clerk(freshMunicipality());

        as(other).get("/jobs").then().statusCode(200).body("jobs", empty()).body("next", nullValue());
        as(other).queryParam("after", job).get("/jobs").then().statusCode(200).body("jobs", empty());
        String own = taken(other, file(1)).path("id");
        as(other).get("/jobs").then().body("jobs.id", contains(own));
        as(other).queryParam("after", job).get("/jobs").then().body("jobs", empty());
        list(Map.of()).then().body("jobs.size()", equalTo(2));
    }

    @Test
    void nobodySeesThemWithoutPermission() {
        String job = job(1);

        String said = as(clerk.permissions("feed:upload", "job:approve", "resident:read"))
                .get("/jobs")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/not-permitted"))
                .extract()
                .asString();
        assertThat(said).doesNotContain(job);
    }

    @ParameterizedTest
    @CsvSource({"state,LOST", "state,held", "after,yesterday", "limit,0", "limit,-1", "limit,101"})
    void whatCannotBeAskedForIsRefused(String parameter, String value) {
        job(1);

        list(Map.of(parameter, value))
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/malformed-request"))
                .body("field", equalTo(parameter))
                .body("$", not(hasKey("jobs")));
    }

    @Test
    void behindAJobThatIsNotThereIsNothing() {
        job(1);

        list(Map.of("after", UUID.randomUUID().toString()))
                .then()
                .statusCode(200)
                .body("jobs", empty())
                .body("next", nullValue());
    }

    private Response in(String state) {
        return list(Map.of("state", state));
    }

    private Response list(Map<String, Object> wanted) {
        return as(supervisor).queryParams(wanted).get("/jobs");
    }

    /// The newest first.
    private List<String> jobs(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(this::job).toList().reversed();
    }

    private String job(int person) {
        return taken(clerk, file(person)).path("id");
    }

    private static String file(int person) {
        return FeedRow.file(FeedRow.of(number(person), 1, "20220401"));
    }

    private static String feed(int people, String effectiveOn) {
        return FeedRow.file(IntStream.rangeClosed(1, people)
                .mapToObj(i -> FeedRow.of(number(i), Integer.parseInt(effectiveOn.substring(7)), effectiveOn))
                .toArray(FeedRow[]::new));
    }

    private static String number(int i) {
        return String.valueOf(1_000_000_000L + i);
    }
}
