package jp.sesshu.vrs.erasure;

import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import jp.sesshu.platform.testing.SuiteParts;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whoever holds a role of the database, and sends whatever SQL, erases nothing without an approved erasure of that
/// municipality. A superuser of PostgreSQL, whom no rule binds, is the exception.
@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-13")
class ErasureRightsTest {
    private static final String EARLY = "2021-04-01T12:00:00+09:00";
    private static final List<String> TABLES = List.of(
            "dose_revision",
            "dose",
            "my_number.my_number",
            "ticket_revision",
            "ticket",
            "subject_revision",
            "subject",
            "data_key");
    private String municipality = "";
    private String person = "";

    @BeforeEach
    void putAPersonOnRecord() throws SQLException {
        municipality = People.freshMunicipality();
        person = People.person(municipality, EARLY, EARLY);
        execute("insert into data_key (municipality, use, wrapped) values (?, 'MY_NUMBER', '\\x00')", municipality);
    }

    @Test
    void noRoleDeletesAnythingOfAPersonWithDoses() throws SQLException {
        requested("APPROVED", People.freshMunicipality());
        requested("REQUESTED", municipality);
        requested("REJECTED", municipality);
        for (String role : List.of("vrs_app", "vrs_internet", "vrs_relay", "vrs_owner")) {
            for (String table : TABLES) {
                assertThat(deleted(role, municipality, "delete from " + table))
                        .as("%s deletes from %s", role, table)
                        .isZero();
            }
        }
        assertThat(People.rows(municipality)).hasSize(7);
        assertThat(query("select 1 from data_key where municipality = ?", municipality))
                .hasSize(1);
    }

    @Test
    void theApplicationHasNoRightToDeleteDosesHistoryMyNumbersOrKeysEvenWithAnApproval() throws SQLException {
        requested("APPROVED", municipality);
        for (String table : List.of(
                "dose", "dose_revision", "subject_revision", "ticket_revision", "my_number.my_number", "data_key")) {
            assertThat(query("select has_table_privilege('vrs_app', ?, 'DELETE')", table))
                    .as(table)
                    .containsExactly("f");
        }
    }

    @Test
    void theErasingFunctionDoesNothingWithoutAnApprovalOfTheSameMunicipality() throws SQLException {
        for (String state : List.of("REQUESTED", "REJECTED")) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> step("vrs_app", municipality, requested(state, municipality)))
                    .withMessageContaining("no approved erasure");
        }
        UUID approved = requested("APPROVED", municipality);
        String neighbour = People.freshMunicipality();
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> step("vrs_app", neighbour, approved));
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> step("vrs_app", "", approved));
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> step("vrs_internet", municipality, approved))
                .withMessageContaining("permission denied");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> step("vrs_relay", municipality, approved))
                .withMessageContaining("permission denied");
        assertThat(People.rows(municipality)).hasSize(7);
    }

    @Test
    void anApprovalOfOnePersonErasesThatPersonOnly() throws SQLException {
        String other = People.person(municipality, EARLY, EARLY);
        UUID approved = requested("APPROVED", municipality);
        while (step("vrs_app", municipality, approved) > 0) {
            // until nothing is left of the one person
        }
        assertThat(query("select addressee_number from subject where municipality = ?", municipality))
                .containsExactly(other);
    }

    @Test
    void oneWhoAsksAndApprovesIsRefusedByTheDatabaseAndARequestBeginsAsOne() throws SQLException {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute(
                        "insert into erasure (municipality, id, scope, reason, state, requested_by, decided_by) "
                                + "values (?, gen_random_uuid(), 'AREA', 'x', 'APPROVED', 'a', 'a')",
                        municipality))
                .withMessageContaining("erasure_two_people_check");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> deletedOrThrown(
                        "vrs_app",
                        municipality,
                        "insert into erasure (municipality, id, scope, reason, state, requested_by, decided_by) values ('"
                                + municipality + "', gen_random_uuid(), 'AREA', 'x', 'APPROVED', 'a', 'b')"))
                .withMessageContaining("row-level security");
    }

    @Test
    void whatHasEndedIsNeverChangedAndNoCertificateIsDeleted() throws SQLException {
        requested("REJECTED", municipality);
        for (String role : List.of("vrs_app", "vrs_owner")) {
            assertThat(deleted(role, municipality, "update erasure set state = 'APPROVED', decided_by = 'c'"))
                    .isZero();
            assertThat(deleted(role, municipality, "delete from erasure")).isZero();
        }
    }

    private UUID requested(String state, String whose) throws SQLException {
        UUID id = UUID.randomUUID();
        execute(
                "insert into erasure (municipality, id, scope, addressee_number, reason, state, requested_by, decided_by) "
                        + "values (?, ?, 'PERSON', ?, '申出', ?, 'a', ?)",
                whose,
                id,
                person,
                state,
                state.equals("REQUESTED") ? null : "b");
        return id;
    }

    private static long step(String role, String whose, UUID erasure) throws SQLException {
        try (Connection connection = SuiteParts.connection(role)) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local app.municipality = '" + whose + "'");
                try (var row = statement.executeQuery("select public.erase_step('" + erasure + "', 10)")) {
                    row.next();
                    long erased = row.getLong(1);
                    connection.commit();
                    if (erased == 0) {
                        execute("update erasure set state = 'DONE' where id = ?", erasure);
                    }
                    return erased;
                }
            }
        }
    }

    /// @return rows deleted or changed; none where the role may not even try
    private static int deleted(String role, String whose, String sql) throws SQLException {
        try {
            return deletedOrThrown(role, whose, sql);
        } catch (SQLException e) {
            assertThat(e.getSQLState())
                    .as("%s: %s: %s", role, sql, e.getMessage())
                    .isIn("42501", "23503");
            return 0;
        }
    }

    private static int deletedOrThrown(String role, String whose, String sql) throws SQLException {
        try (Connection connection = SuiteParts.connection(role);
                Statement statement = connection.createStatement()) {
            statement.execute("set app.municipality = '" + whose + "'");
            return statement.executeUpdate(sql);
        }
    }
}
