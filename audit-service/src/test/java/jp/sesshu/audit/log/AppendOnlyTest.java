package jp.sesshu.audit.log;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import jp.sesshu.audit.AuditEvents;
import jp.sesshu.audit.AuditServiceTest;
import jp.sesshu.platform.testing.SuiteParts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nobody changes the log by way of the database: not the service's role, not the tables' owner.
@AuditServiceTest
@Tag("HM-7")
@Tag("IS-15")
class AppendOnlyTest {
    private static final String REFUSED = "42501";
    private static String municipality;

    @BeforeEach
    void anEntryToAttack() throws SQLException {
        if (municipality == null) {
            municipality = AuditEvents.freshMunicipality();
            AuditEvents.append(
                    municipality, AuditEvents.Entry.of("dose.recorded").ticket("1234567890"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = 'somebody else'",
                "delete from audit_entry",
                "truncate audit_entry",
                "update audit_entry_subject set number = '0000000000'",
                "delete from audit_entry_subject",
                "truncate audit_entry_subject"
            })
    void neitherTheServiceNorTheOwnerNorASuperuserChangesAnEntry(String sql) throws SQLException {
        try (Connection app = SuiteParts.connection("audit_app");
                Connection owner = SuiteParts.connection("audit_owner");
                Connection superuser = SuiteParts.superuser()) {
            assertRefused(app, sql);
            assertRefused(owner, sql);
            assertRefused(superuser, sql);
            run(superuser, "set session_replication_role = replica");
            assertRefused(superuser, sql);
        }
    }

    private static void assertRefused(Connection connection, String sql) throws SQLException {
        run(connection, "select set_config('app.municipality', '" + municipality + "', false)");
        assertThatThrownBy(() -> run(connection, sql))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> org.assertj.core.api.Assertions.assertThat(e.getSQLState())
                                .isEqualTo(REFUSED));
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
