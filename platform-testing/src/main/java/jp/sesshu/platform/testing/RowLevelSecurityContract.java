package jp.sesshu.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// No role of a service reaches another municipality's rows, in any table there is: it walks PostgreSQL's catalogue, so
/// a table added tomorrow is under it too. A service's own test extends this, is a {@code @QuarkusTest} with
/// {@link SuiteParts}, and names the roles.
///
/// Everything happens in a transaction that is rolled back, so that no other test meets the rows made here.
@Tag("VRS-9")
@Tag("IS-18")
public abstract class RowLevelSecurityContract {
    private static final String OWN = "122271";
    private static final String OTHER = "900001";
    private static final String REFUSED = "42501";

    /// The roles that the service's processes connect as, the relay's aside.
    protected abstract List<String> roles();

    protected abstract String relayRole();

    @Test
    void everyTableIsUnderRowLevelSecurityThatBindsItsOwnerToo() throws SQLException {
        List<CatalogueTable> tables = tables();
        assertThat(tables).isNotEmpty();
        SoftAssertions.assertSoftly(softly -> tables.forEach(table -> {
            softly.assertThat(table.secured()).as("%s enabled", table.name()).isTrue();
            softly.assertThat(table.forced()).as("%s forced", table.name()).isTrue();
            softly.assertThat(table.hasMunicipality())
                    .as("%s has a municipality", table.name())
                    .isTrue();
            softly.assertThat(table.policies())
                    .as("%s has a policy", table.name())
                    .isPositive();
        }));
    }

    @Test
    void noRoleOfTheServiceIsAboveTheRules() throws SQLException {
        for (String role : roles()) {
            assertThat(above(role)).as(role).isFalse();
        }
        assertThat(above(relayRole())).as(relayRole()).isFalse();
    }

    @Test
    void anotherMunicipalityReadsAndChangesNothing() throws SQLException {
        assertReachesNothing(OTHER);
    }

    @Test
    void whoNamesNoMunicipalityReadsAndChangesNothing() throws SQLException {
        assertReachesNothing(null);
    }

    @Test
    void theRelayReadsAndDeletesTheOutboxAndReachesNothingElse() throws SQLException {
        try (Connection connection = SuiteParts.superuser()) {
            SoftAssertions softly = new SoftAssertions();
            for (CatalogueTable table : CatalogueTable.all(connection)) {
                List<String> expected = table.isOf("outbox_event") ? List.of("SELECT", "DELETE") : List.<String>of();
                softly.assertThat(rights(connection, relayRole(), table))
                        .as(table.name())
                        .containsExactlyInAnyOrderElementsOf(expected);
            }
            softly.assertAll();
        }
    }

    /// With statistics PostgreSQL would believe that a municipality that came after it last counted has no rows.
    @Test
    void noTableHasStatisticsOfItsMunicipalities() throws SQLException {
        assertThat(values("""
                        select a.attrelid::regclass::text from pg_attribute a
                          join pg_policy p on p.polrelid = a.attrelid and p.polname = 'own_municipality'
                         where a.attname = ?
                           and (a.attstattarget is distinct from 0
                                or exists (select from pg_statistic s
                                            where s.starelid = a.attrelid and s.staattnum = a.attnum))
                         order by 1""", "municipality")).isEmpty();
    }

    /// A view would be read with its owner's rights, and a materialised one knows no row-level security.
    @Test
    void noMaterialisedViewHoldsACopyWithoutRowLevelSecurity() throws SQLException {
        try (Connection connection = SuiteParts.superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from pg_class where relkind = 'm'")) {
            row.next();
            assertThat(row.getLong(1)).isZero();
        }
    }

    private static List<CatalogueTable> tables() throws SQLException {
        try (Connection connection = SuiteParts.superuser()) {
            return CatalogueTable.all(connection);
        }
    }

    /// Asked over a connection of the role's own: superuser, free of row-level security, or owner or member of
    /// anything.
    private static boolean above(String role) throws SQLException {
        try (Connection connection = SuiteParts.connection(role);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select rolsuper or rolbypassrls or rolcreaterole
                            or exists (select from pg_class where relowner = r.oid and relpersistence <> 't')
                            or exists (select from pg_auth_members where member = r.oid)
                          from pg_roles r where rolname = session_user""")) {
            return !row.next() || row.getBoolean(1);
        }
    }

    private void assertReachesNothing(@Nullable String setting) throws SQLException {
        SoftAssertions softly = new SoftAssertions();
        try (Connection connection = SuiteParts.superuser()) {
            connection.setAutoCommit(false);
            for (CatalogueTable table : CatalogueTable.all(connection)) {
                assertReachesNothing(softly, connection, table, setting);
            }
        }
        softly.assertAll();
    }

    private void assertReachesNothing(
            SoftAssertions softly, Connection connection, CatalogueTable table, @Nullable String setting)
            throws SQLException {
        execute(connection, "set local session_replication_role = replica");
        String insert = SyntheticRow.insert(connection, table, OWN).orElse(null);
        if (insert == null && !hasRows(connection, table)) {
            softly.fail("no row can be made for %s: teach SyntheticRow a value that its checks accept", table.name());
        }
        for (String role : roles()) {
            Savepoint before = connection.setSavepoint();
            become(connection, role, setting);
            softly.assertThat(count(connection, table))
                    .as("%s reads %s", role, table.name())
                    .isZero();
            assertNoEffect(softly, connection, role, "delete from " + table.name() + neighbours());
            assertNoEffect(
                    softly,
                    connection,
                    role,
                    "update %s set municipality = municipality".formatted(table.name()) + neighbours());
            if (insert != null) {
                assertNoEffect(softly, connection, role, insert);
            }
            connection.rollback(before);
        }
        connection.rollback();
    }

    private static String neighbours() {
        return " where municipality = '" + OWN + "'";
    }

    /// As if the role had connected itself, in the transaction that made the rows.
    private static void become(Connection connection, String role, @Nullable String setting) throws SQLException {
        execute(connection, "set local session authorization " + role);
        if (setting != null) {
            execute(connection, "set local app.municipality = '%s'".formatted(setting));
        }
    }

    /// @return rows of the municipality that the role sees; none where it may not even ask
    private static long count(Connection connection, CatalogueTable table) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table.name() + neighbours())) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo(REFUSED);
            connection.rollback(before);
            return 0;
        }
    }

    private static void assertNoEffect(SoftAssertions softly, Connection connection, String role, String sql)
            throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            softly.assertThat(statement.executeUpdate(sql))
                    .as("%s: %s", role, sql)
                    .isZero();
        } catch (SQLException e) {
            softly.assertThat(e.getSQLState())
                    .as("%s: %s: %s", role, sql, e.getMessage())
                    .isEqualTo(REFUSED);
        } finally {
            connection.rollback(before);
        }
    }

    private static boolean hasRows(Connection connection, CatalogueTable table) throws SQLException {
        return count(connection, table) > 0;
    }

    private static List<String> rights(Connection connection, String role, CatalogueTable table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select array_agg(r) filter (where has_table_privilege(?, ?::oid, r)
                          or (r not in ('DELETE', 'TRUNCATE') and has_any_column_privilege(?, ?::oid, r)))
                  from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) as r""")) {
            statement.setString(1, role);
            statement.setLong(2, table.oid());
            statement.setString(3, role);
            statement.setLong(4, table.oid());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getArray(1) == null
                        ? List.of()
                        : List.of((String[]) row.getArray(1).getArray());
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Walks the catalogue, so that a table or a column added tomorrow is seen.
    ///
    /// @return what a role may read and change, as {@code table SELECT column,column}, in order
    protected static List<String> columnsWithin(String role) throws SQLException {
        return values("""
                select c.oid::regclass || ' ' || r || ' ' || string_agg(a.attname, ',' order by a.attname)
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                 cross join unnest(array['SELECT', 'UPDATE']) as r
                 where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_'
                   and n.nspname <> 'information_schema'
                   and has_column_privilege(?, c.oid, a.attnum, r)
                 group by c.oid, r order by 1""", role);
    }

    /// @return where a role may add or take away whole rows, as {@code table INSERT}, in order
    protected static List<String> rowsWithin(String role) throws SQLException {
        return values("""
                select c.oid::regclass || ' ' || r
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                 cross join unnest(array['INSERT', 'DELETE', 'TRUNCATE']) as r
                 where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_'
                   and n.nspname <> 'information_schema'
                   and has_table_privilege(?, c.oid, r) order by 1""", role);
    }

    /// @return functions that run with their owner's rights, as {@code function role} for each of the roles that may
    ///     call them, in order
    protected static List<String> functionsWithOwnersRights(String... roles) throws SQLException {
        return values("""
                select p.proname || ' ' || role
                  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                 cross join unnest(string_to_array(?, ',')) as role
                 where p.prosecdef and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                   and has_function_privilege(role, p.oid, 'EXECUTE') order by 1""", String.join(",", roles));
    }

    private static List<String> values(String sql, String argument) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = SuiteParts.superuser();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, argument);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    values.add(row.getString(1));
                }
            }
        }
        return values;
    }
}
