package jp.sesshu.vrs;

import static jp.sesshu.vrs.VrsTest.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.util.List;
import jp.sesshu.platform.testing.RowLevelSecurityContract;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@VrsServiceTest
@TestProfile(LgwanZone.class)
class DatabaseRightsTest extends RowLevelSecurityContract {
    @Override
    protected List<String> roles() {
        return List.of("vrs_app", "vrs_internet");
    }

    @Override
    protected String relayRole() {
        return "vrs_relay";
    }

    /// A table or a column added tomorrow is out of reach until somebody adds it here.
    @Test
    @Tag("VRS-11")
    void theInternetZoneReachesNothingButTicketStatesAndDoses() throws SQLException {
        assertThat(columnsWithin("vrs_internet"))
                .containsExactly(
                        "dose SELECT doctor,dose_number,given_on,id,lot_number,municipality,product,source,state,"
                                + "ticket_number,venue,version",
                        "given_answer SELECT asked_by,dose_id,fingerprint,given_at,municipality,request_key,waiting",
                        "lot SELECT expires_on,lot_number,municipality,product",
                        "ticket SELECT municipality,state,ticket_number",
                        "waiting_dose SELECT doctor,dose_number,earlier_elsewhere,given_on,id,lot_number,municipality,"
                                + "problem,product,recorded_at,recorded_by,source,ticket_number,venue");
        assertThat(rowsWithin("vrs_internet"))
                .containsExactly(
                        "alarm INSERT",
                        "dose INSERT",
                        "dose_revision INSERT",
                        "given_answer INSERT",
                        "known_account INSERT",
                        "outbox_event INSERT",
                        "venue_session INSERT",
                        "waiting_dose INSERT");
    }

    /// What runs with the owner's rights must not say more than the role may know.
    @Test
    @Tag("VRS-11")
    void theInternetZoneRunsNothingWithTheOwnersRightsThatNamesAPerson() throws SQLException {
        assertThat(query("""
                        select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                         where p.prosecdef and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                           and has_function_privilege('vrs_internet', p.oid, 'EXECUTE')"""))
                .containsExactlyInAnyOrder(
                        "dose_verdicts(text[],date[],date[],date[],text[],text[])",
                        "lock_people(text[])",
                        "doses_on_other_tickets(text[])",
                        "cancel_own_dose(uuid,text,text,interval)");
        assertThat(query("""
                        select distinct format_type(unnest(proallargtypes[7:]), null)
                          from pg_proc where proname = 'dose_verdicts' order by 1""")).containsExactly("boolean", "integer");
        assertThat(query("select unnest(proargnames[2:]) from pg_proc where proname = 'lock_people'"))
                .containsExactly("ticket_number", "person");
        assertThat(query("select unnest(proargnames[2:]) from pg_proc where proname = 'doses_on_other_tickets'"))
                .containsExactly("ticket_number", "dose_number", "given_on", "product");
    }

    @Test
    @Tag("VRS-11")
    void theInternetZoneHasNoWayIntoTheSchemaOfMyNumbers() throws SQLException {
        assertThat(query("select has_schema_privilege('vrs_internet', 'my_number', 'USAGE')"))
                .containsExactly("f");
    }

    @Test
    @Tag("VRS-2")
    @Tag("VRS-13")
    void noProcessDeletesADoseOrChangesItsHistory() throws SQLException {
        assertThat(query("""
                        select role || ' ' || t || ' ' || r
                          from unnest(array['vrs_app', 'vrs_internet']) as role,
                               unnest(array['dose', 'dose_revision']) as t,
                               unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) as r
                         where has_table_privilege(role, t, r)""")).containsExactly("vrs_app dose UPDATE");
    }

    @Test
    @Tag("VRS-1")
    @Tag("VRS-3")
    void noProcessChangesTheHistoryOfSubjectsAndTickets() throws SQLException {
        assertThat(query("""
                        select role || ' ' || t || ' ' || r
                          from unnest(array['vrs_app', 'vrs_internet', 'vrs_relay']) as role,
                               unnest(array['subject_revision', 'ticket_revision']) as t,
                               unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) as r
                         where has_table_privilege(role, t, r)""")).isEmpty();
    }

    /// A function that runs with its owner's rights is a door: each that there is stands here with whoever has its key.
    @Test
    @Tag("VRS-11")
    @Tag("VRS-13")
    void everyFunctionWithItsOwnersRightsIsKnownAndTheInternetZoneCannotErase() throws SQLException {
        assertThat(functionsWithOwnersRights("vrs_app", "vrs_internet", "vrs_relay"))
                .containsExactly(
                        "cancel_own_dose vrs_internet",
                        "dose_verdicts vrs_app",
                        "dose_verdicts vrs_internet",
                        "doses_on_other_tickets vrs_app",
                        "doses_on_other_tickets vrs_internet",
                        "erase_step vrs_app",
                        "lock_people vrs_app",
                        "lock_people vrs_internet");
    }
}
