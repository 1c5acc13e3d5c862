package jp.sesshu.vrs.subject;

import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.OTHER_CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.auditEntriesAbout;
import static jp.sesshu.vrs.VrsTest.freshTicket;
import static jp.sesshu.vrs.VrsTest.query;
import static jp.sesshu.vrs.VrsTest.registrar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.platform.time.JapaneseCalendar;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-3")
class SubjectResourceTest {
    /// The test's people have the same addressee number as their ticket.
    private String person = "";

    @BeforeEach
    void putAPersonOnRecord() throws SQLException {
        person = freshTicket(CITY);
    }

    @Test
    @Tag("VRS-1")
    void showsOneSubjectByEitherNumberWithoutMyNumberAndWritesDownWhoLooked() throws SQLException {
        for (String number : List.of("addresseeNumber", "ticketNumber")) {
            as(registrar())
                    .body(Map.of(number, person))
                    .post("/subjects/search")
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("接種　太郎"))
                    .body("version", equalTo(1))
                    .body("protectedPerson", equalTo(false))
                    .body("tickets.ticketNumber", equalTo(List.of(person)))
                    .body("tickets.state", equalTo(List.of("VALID")))
                    .body("$", not(hasKey("myNumber")));
        }
        assertThat(auditEntriesAbout(person)).containsExactly("subject.read done", "subject.read done");
    }

    @Test
    void aSearchNamesExactlyOneNumber() {
        refused(as(registrar()).body(Map.of()).post("/subjects/search"), 400, "malformed-request");
        refused(
                as(registrar())
                        .body(Map.of("addresseeNumber", person, "ticketNumber", person))
                        .post("/subjects/search"),
                400,
                "malformed-request");
    }

    @Test
    void staffRaiseAndLowerEachFlagWithAReasonAndAllOfItIsInTheHistory() throws SQLException {
        flag("\"1\"", "MOVED_OUT", "2021-09-01").then().statusCode(204).header("ETag", "\"2\"");
        flag("\"2\"", "DEAD", "2021-10-01").then().statusCode(204);
        flag("\"3\"", "PROTECTED", "2021-08-01").then().statusCode(204);
        flag("\"4\"", "DEAD", null).then().statusCode(204).header("ETag", "\"5\"");

        assertThat(query(
                        "select concat_ws(' ', moved_out_on, died_on, protected, protected_since, moved_out_by_staff, "
                                + "died_by_staff, protected_by_staff) from subject where addressee_number = ?",
                        person))
                .containsExactly("2021-09-01 t 2021-08-01 t f t");
        as(registrar())
                .body(Map.of("addresseeNumber", person))
                .post("/subjects/history")
                .then()
                .statusCode(200)
                .body("subject.version", equalTo(List.of(1, 2, 3, 4, 5)))
                .body("subject[2].diedOn", equalTo("2021-10-01"))
                .body("subject[4].diedOn", nullValue())
                .body("subject[4].revisedBy", equalTo("clerk-122271"))
                .body("subject[4].reason", equalTo("届出による"))
                .body("tickets.state", equalTo(List.of("VALID")));
        assertThat(auditEntriesAbout(person)).hasSize(5).contains("subject.flagged done", "subject.history-read done");
    }

    @Test
    void aFlagIsRefusedForADayThatCannotBeAndFromAVersionThatWasNotSeen() throws SQLException {
        String tomorrow = LocalDate.now(JapaneseCalendar.TOKYO).plusDays(1).toString();
        refused(flag("\"1\"", "DEAD", tomorrow), 422, "flag-day-impossible")
                .then()
                .body("field", equalTo("since"));
        refused(flag("\"1\"", "DEAD", "1980-03-31"), 422, "flag-day-impossible");
        refused(flag("\"1\"", "DEAD", null), 422, "nothing-changed");
        refused(flag("\"1\"", "IMMORTAL", "2021-10-01"), 400, "malformed-request");
        refused(flag("\"7\"", "DEAD", "2021-10-01"), 412, "version-outdated");
        refused(flag(null, "DEAD", "2021-10-01"), 428, "version-required");

        flag("\"1\"", "DEAD", "2021-10-01").then().statusCode(204);
        refused(flag("\"2\"", "DEAD", "2021-10-01"), 422, "nothing-changed");
        assertThat(query("select version from subject where addressee_number = ?", person))
                .containsExactly("2");
    }

    @Test
    @Tag("VRS-9")
    @Tag("VRS-14")
    void neitherAnotherMunicipalityNorAnotherPermissionNorTheInternetZoneSetsAFlag() {
        refused(flag(registrar().municipality(OTHER_CITY), "\"1\"", "DEAD", "2021-10-01"), 404, "not-found");
        refused(flag(registrar().permissions("subject:read"), "\"1\"", "DEAD", "2021-10-01"), 403, "not-permitted");
        refused(flag(registrar().zone("internet"), "\"1\"", "DEAD", "2021-10-01"), 403, "wrong-zone");
        refused(
                as(registrar().permissions("subject:flag"))
                        .body(Map.of("addresseeNumber", person))
                        .post("/subjects/search"),
                403,
                "not-permitted");
    }

    private Response flag(@Nullable String version, String flag, @Nullable String since) {
        return flag(registrar(), version, flag, since);
    }

    private Response flag(Tokens token, @Nullable String version, String flag, @Nullable String since) {
        Map<String, String> body = new HashMap<>(Map.of("addresseeNumber", person, "flag", flag, "reason", "届出による"));
        if (since != null) {
            body.put("since", since);
        }
        return (version == null ? as(token) : as(token).header("If-Match", version))
                .body(body)
                .post("/subjects/flags");
    }

    private static Response refused(Response answer, int status, String problem) {
        answer.then().statusCode(status).body("type", equalTo("/problems/" + problem));
        return answer;
    }
}
