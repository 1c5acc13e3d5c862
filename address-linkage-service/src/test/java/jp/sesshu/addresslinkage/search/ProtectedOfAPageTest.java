package jp.sesshu.addresslinkage.search;

import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.execute;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.addresslinkage.resident.FeedRow;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.testing.SuiteParts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whose address is withheld is looked up for those on a page. A city protects a few hundred people, few enough for
/// PostgreSQL to think that it may as well read all of them, for each on the page.
@LinkageServiceTest
@Tag("ADB-5")
class ProtectedOfAPageTest {
    private static final int PROTECTED = 180;
    private final String municipality = freshMunicipality();

    @BeforeEach
    void aCityWithProtectedPeople() throws SQLException {
        taken(
                clerk(municipality),
                FeedRow.file(IntStream.range(0, 20)
                        .mapToObj(i -> FeedRow.of("10000000%02d".formatted(i), 1, "20220401"))
                        .toArray(FeedRow[]::new)));
        execute("""
                insert into protected_person (municipality, protection_id, source, addressee_number, agency, starts_on,
                                              entered_by, entered_at)
                select '%s', uuidv7(), 'REGISTRY', (2000000000 + n)::text, '浦安警察署', '2022-01-01', 'clerk', now()
                  from generate_series(1, %d) n""".formatted(municipality, PROTECTED));
        execute("analyze protected_person");
    }

    @AfterEach
    void takeThemOut() throws SQLException {
        execute("delete from protected_person where municipality = '" + municipality + "'");
        execute("analyze protected_person");
    }

    @Test
    void nobodyElsesProtectionIsRead() throws SQLException {
        SearchQuery everybody = new SearchQuery(
                new Criteria(null, null, null, "浦安", null, null, null, null, null, null), LocalDate.of(2026, 4, 1));
        try (Connection connection = SuiteParts.superuser()) {
            connection.setAutoCommit(false);

            List<ResidentPage> pages =
                    new ReadPages(connection, new MunicipalityCode(municipality)).of(List.of(everybody));

            assertThat(pages.getFirst().residents()).hasSize(20);
            assertThat(protectionsRead(connection)).isZero();
        }
    }

    private static long protectionsRead(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables
                         where relname = 'protected_person'""")) {
            row.next();
            return row.getLong(1);
        }
    }
}
