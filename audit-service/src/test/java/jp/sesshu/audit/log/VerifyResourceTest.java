package jp.sesshu.audit.log;

import static io.restassured.RestAssured.given;
import static jp.sesshu.audit.AuditEvents.append;
import static jp.sesshu.audit.AuditEvents.column;
import static jp.sesshu.audit.AuditEvents.freshMunicipality;
import static jp.sesshu.audit.AuditEvents.tamper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.audit.AuditEvents;
import jp.sesshu.audit.AuditEvents.Entry;
import jp.sesshu.audit.AuditServiceTest;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@AuditServiceTest
@Tag("HM-8")
class VerifyResourceTest {
    private final String municipality = freshMunicipality();

    @Test
    void anUntouchedChainIsIntactAndItsHeadCanBeNoted() throws SQLException {
        appendFive();
        String head =
                column(municipality, "encode(hash, 'hex')", "and sequence = 5").getFirst();

        verify(Map.of())
                .body("municipality", equalTo(municipality))
                .body("entries", equalTo(5))
                .body("headSequence", equalTo(5))
                .body("headHash", equalTo(head))
                .body("intact", equalTo(true))
                .body("firstBroken", nullValue())
                .body("knownHeadFound", nullValue());
    }

    @Test
    void aMunicipalityWithoutEntriesHasAnEmptyIntactChain() {
        verify(Map.of())
                .body("entries", equalTo(0))
                .body("headHash", equalTo("0".repeat(64)))
                .body("intact", equalTo(true));
    }

    @Test
    void aChainOfMorePagesThanOneIsWalkedToItsEnd() throws SQLException {
        Entry[] many = new Entry[4500];
        java.util.Arrays.setAll(many, i -> Entry.of("dose.recorded").ticket("%010d".formatted(i)));
        append(municipality, many);

        verify(Map.of()).body("entries", equalTo(4500)).body("intact", equalTo(true));
    }

    @Test
    void aChangedEntryIsNamed() throws SQLException {
        appendFive();

        tamper("update audit_entry set entry = replace(entry, 'clerk', 'other') where sequence = 3" + mine());

        assertBroken(3, "hash");
    }

    @Test
    void anEntryThatWasTakenOutIsNamed() throws SQLException {
        appendFive();

        tamper("delete from audit_entry where sequence = 2" + mine());

        assertBroken(2, "gap");
    }

    @Test
    void theFirstEntriesCanNotBeCutOff() throws SQLException {
        appendFive();

        tamper("delete from audit_entry where sequence <= 2" + mine());

        assertBroken(1, "gap");
    }

    @Test
    void anEntryThatWasChangedTogetherWithItsHashNoLongerFitsTheNextOne() throws SQLException {
        appendFive();
        String forged = column(municipality, "replace(entry, 'clerk', 'other')", "and sequence = 3")
                .getFirst();
        EntryHash previous = EntryHash.parse(column(municipality, "encode(previous_hash, 'hex')", "and sequence = 3")
                .getFirst());
        UUID id = UUID.fromString(
                column(municipality, "event_id", "and sequence = 3").getFirst());
        EntryHash hash = EntryHash.of(new MunicipalityCode(municipality), 3, previous, id, forged);

        tamper("update audit_entry set entry = '%s', actor = 'other', hash = '\\x%s' where sequence = 3"
                        .formatted(forged, hash)
                + mine());

        assertBroken(4, "link");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit_entry set actor = 'somebody else' where sequence = 4",
                "update audit_entry set at = at + interval '1 year' where sequence = 4",
                "update audit_entry set trace_id = gen_random_uuid() where sequence = 4",
                "delete from audit_entry_subject where sequence = 4"
            })
    void anEntryThatWasHiddenFromSearchingIsNamed(String sql) throws SQLException {
        appendFive();

        tamper(sql + mine());

        assertBroken(4, "index");
    }

    @Test
    void aCutOffEndIsNoticedByAHeadThatWasNotedBefore() throws SQLException {
        appendFive();
        String head = verify(Map.of()).extract().path("headHash");
        Map<String, Object> known = Map.of("knownSequence", 5, "knownHash", head.toUpperCase(java.util.Locale.ROOT));
        verify(known).body("knownHeadFound", equalTo(true)).body("intact", equalTo(true));

        tamper("delete from audit_entry where sequence >= 5" + mine());

        verify(Map.of()).body("intact", equalTo(true));
        verify(known)
                .body("knownHeadFound", equalTo(false))
                .body("intact", equalTo(false))
                .body("firstBroken.sequence", equalTo(5))
                .body("firstBroken.rule", equalTo("known-head"));
    }

    @Test
    void aChainThatWasWrittenAnewDoesNotHoldTheHeadThatWasNotedBefore() throws SQLException {
        appendFive();
        String head = verify(Map.of()).extract().path("headHash");
        tamper("delete from audit_entry_subject where true" + mine());
        tamper("delete from audit_entry where true" + mine());
        appendFive();

        verify(Map.of("knownSequence", 5, "knownHash", head))
                .body("knownHeadFound", equalTo(false))
                .body("intact", equalTo(false));
    }

    @Test
    void theVerificationIsItselfInTheLog() throws SQLException {
        appendFive();

        verify(Map.of());
        AuditEvents.awaitCount(municipality, 6);

        assertThat(column(municipality, "action || ' ' || actor", "and sequence = 6"))
                .containsExactly("chain.verified clerk-" + municipality);
        assertThat(column(municipality, "entry::json #>> '{details,headSequence}'", "and sequence = 6"))
                .containsExactly("5");
    }

    @ParameterizedTest
    @CsvSource({"5,,knownHash", ",ab,knownSequence", "0,ab,knownSequence", "x,ab,knownSequence", "1,ab,knownHash"})
    void halfAKnownHeadIsRefused(String sequence, String hash, String field) {
        var request = given().auth().oauth2(token());
        if (sequence != null) {
            request.queryParam("knownSequence", sequence);
        }
        if (hash != null) {
            request.queryParam("knownHash", hash);
        }
        request.get("/verify")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo(field));
    }

    private void appendFive() throws SQLException {
        append(
                municipality,
                Entry.of("a").ticket("0000000001"),
                Entry.of("b").ticket("0000000002"),
                Entry.of("c").ticket("0000000003"),
                Entry.of("d").ticket("0000000004"),
                Entry.of("e").ticket("0000000005"));
    }

    private String mine() {
        return " and municipality = '" + municipality + "'";
    }

    private void assertBroken(int sequence, String rule) {
        verify(Map.of())
                .body("intact", equalTo(false))
                .body("firstBroken.sequence", equalTo(sequence))
                .body("firstBroken.rule", equalTo(rule));
    }

    private ValidatableResponse verify(Map<String, Object> known) {
        return given().auth()
                .oauth2(token())
                .queryParams(known)
                .get("/verify")
                .then()
                .statusCode(200);
    }

    private String token() {
        return Tokens.of("audit-service", "chain:verify")
                .municipality(municipality)
                .sign();
    }
}
