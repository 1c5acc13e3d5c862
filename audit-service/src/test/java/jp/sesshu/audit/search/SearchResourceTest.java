package jp.sesshu.audit.search;

import static io.restassured.RestAssured.given;
import static jp.sesshu.audit.AuditEvents.append;
import static jp.sesshu.audit.AuditEvents.awaitCount;
import static jp.sesshu.audit.AuditEvents.column;
import static jp.sesshu.audit.AuditEvents.freshMunicipality;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import jp.sesshu.audit.AuditEvents.Entry;
import jp.sesshu.audit.AuditServiceTest;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@AuditServiceTest
@Tag("HM-8")
@Tag("VRS-15")
@Tag("ADB-5")
class SearchResourceTest {
    private final String municipality = freshMunicipality();

    @Test
    void findsEverythingAboutOneTicket() throws SQLException {
        append(
                municipality,
                Entry.of("ticket.registered").ticket("0000000001"),
                Entry.of("ticket.registered").ticket("0000000002"),
                Entry.of("dose.recorded").ticket("0000000001"));

        search("{\"subjectKind\": \"ticket\", \"subjectNumber\": \"0000000001\"}")
                .body("entries.entry.action", contains("dose.recorded", "ticket.registered"))
                .body("entries[0].entry.subjects[0].number", equalTo("0000000001"))
                .body("entries.sequence", contains(3, 1))
                .body("nextBefore", nullValue());
    }

    @Test
    void findsWhatOnePersonDidInATime() throws SQLException {
        append(
                municipality,
                Entry.of("a").actor("kenji").at("2026-04-01T00:00:00Z"),
                Entry.of("b").actor("kenji").at("2026-04-02T00:00:00.000001Z"),
                Entry.of("c").actor("yumi").at("2026-04-02T00:00:00Z"),
                Entry.of("d").actor("kenji").at("2026-04-03T00:00:00Z"));

        search("""
                {"actor": "kenji", "from": "2026-04-02T09:00:00+09:00", "to": "2026-04-03T00:00:00Z"}""").body("entries.entry.action", contains("b"));
    }

    @Test
    void findsByActionServiceAndOutcome() throws SQLException {
        append(
                municipality,
                Entry.of("dose.recorded").outcome("refused"),
                Entry.of("dose.recorded"),
                Entry.of("dose.corrected").outcome("refused"));

        search("{\"action\": \"dose.recorded\", \"outcome\": \"refused\", \"service\": \"vrs-service\"}")
                .body("entries.sequence", contains(1));
        search("{\"service\": \"health-mgmt-service\"}").body("entries", empty());
    }

    @Test
    void findsWhatBelongsToOneTrace() throws SQLException {
        append(
                municipality,
                Entry.of("a").trace("bb89ef48f815d21ae55b475ffaf0fb10"),
                Entry.of("b").trace("bb89ef48f815d21ae55b475ffaf0fb11"),
                Entry.of("c").trace("no trace's id"),
                Entry.of("d"));

        search("{\"traceId\": \"bb89ef48f815d21ae55b475ffaf0fb10\"}").body("entries.entry.action", contains("a"));
        search("{\"service\": \"vrs-service\"}").body("entries.sequence", contains(4, 3, 2, 1));
    }

    @Test
    void pagesFromTheNewestToTheOldestWithoutLosingOrRepeatingAny() throws SQLException {
        append(municipality, Entry.of("1"), Entry.of("2"), Entry.of("3"), Entry.of("4"), Entry.of("5"));

        search("{\"limit\": 2, \"service\": \"vrs-service\"}")
                .body("entries.sequence", contains(5, 4))
                .body("nextBefore", equalTo(4));
        search("{\"limit\": 2, \"service\": \"vrs-service\", \"before\": 4}")
                .body("entries.sequence", contains(3, 2))
                .body("nextBefore", equalTo(2));
        search("{\"limit\": 2, \"service\": \"vrs-service\", \"before\": 2}")
                .body("entries.sequence", contains(1))
                .body("nextBefore", nullValue());
    }

    @Test
    @Tag("VRS-9")
    void anotherMunicipalitysOfficerFindsNothingOfIt() throws SQLException {
        append(municipality, Entry.of("dose.recorded").ticket("0000000001"));
        String other = Tokens.of("audit-service", "entry:read")
                .municipality(freshMunicipality())
                .sign();

        post(other, "{}").statusCode(200).body("entries", empty());
        post(other, "{\"subjectKind\": \"ticket\", \"subjectNumber\": \"0000000001\"}")
                .body("entries", empty());
    }

    @Test
    @Tag("HM-7")
    void theSearchIsItselfInTheLogUnderWhomItWasAbout() throws SQLException {
        append(municipality, Entry.of("dose.recorded").ticket("0000000001"));

        search("{\"subjectKind\": \"ticket\", \"subjectNumber\": \"0000000001\", \"actor\": \"clerk\"}");
        awaitCount(municipality, 2);

        search("{\"subjectKind\": \"ticket\", \"subjectNumber\": \"0000000001\", \"action\": \"entry.searched\"}")
                .body("entries[0].entry.actor", equalTo("clerk-" + municipality))
                .body("entries[0].entry.details.actor", equalTo("clerk"));
        assertThat(column(municipality, "service", "and sequence = 2")).containsExactly("audit-service");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"from\": \"yesterday\"} | from",
                "{\"outcome\": \"perhaps\"} | outcome",
                "{\"limit\": 201} | limit",
                "{\"limit\": 0} | limit",
                "{\"before\": 0} | before",
                "{\"traceId\": \"bb89ef48f815d21ae55b475ffaf0fb1x\"} | traceId",
                "{\"actor\": \"\"} | actor",
                "{\"actor\": \"123456789018\"} | actor",
                "{\"subjectKind\": \"ticket\"} | subjectNumber",
                "{\"subjectNumber\": \"0000000001\"} | subjectKind",
                "{\"subjectKind\": \"ticket\", \"subjectNumber\": \"12345\"} | subjectNumber",
                "{\"subjectKind\": \"name\", \"subjectNumber\": \"12345\"} | subjectKind",
                "{\"ticket\": \"0000000001\"} | ticket",
                "{ | body",
                "[] | body"
            })
    void aFilterThatIsWrongOrUnknownIsRefusedByName(String json, String field) {
        post(token(), json)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/malformed-request"))
                .body("field", equalTo(field));
    }

    @Test
    void anEmptyRequestIsRefused() {
        given().auth()
                .oauth2(token())
                .contentType(ContentType.JSON)
                .post("/entries/search")
                .then()
                .statusCode(400);
    }

    @Test
    void aRefusalSpeaksTheCallersLanguage() {
        for (String[] each :
                new String[][] {{"ja", "入力内容に誤りがあります。"}, {"en", "The input is not valid."}, {"fr", "入力内容に誤りがあります。"}}) {
            given().auth()
                    .oauth2(token())
                    .contentType(ContentType.JSON)
                    .header("Accept-Language", each[0])
                    .body("{\"limit\": 1000}")
                    .post("/entries/search")
                    .then()
                    .statusCode(400)
                    .body("title", equalTo(each[1]));
        }
    }

    @Test
    void eachFoundEntryCarriesWhatItsHashIsComputedFrom() throws SQLException {
        append(municipality, Entry.of("dose.recorded"));

        search("{}")
                .body(
                        "entries[0].eventId",
                        equalTo(column(municipality, "event_id", "").getFirst()))
                .body("entries[0].previousHash", equalTo("0".repeat(64)))
                .body("entries[0].hash", not(equalTo("0".repeat(64))));
    }

    private ValidatableResponse search(String json) {
        return post(token(), json).statusCode(200);
    }

    private static ValidatableResponse post(String token, String json) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(json)
                .post("/entries/search")
                .then();
    }

    private String token() {
        return Tokens.of("audit-service", "entry:read")
                .municipality(municipality)
                .sign();
    }
}
