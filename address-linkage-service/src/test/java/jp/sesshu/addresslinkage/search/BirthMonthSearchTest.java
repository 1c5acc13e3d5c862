package jp.sesshu.addresslinkage.search;

import static jp.sesshu.addresslinkage.Linkage.execute;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.testing.SuiteParts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Somebody is looked for by a reading and the month of birth. PostgreSQL, which doesn't know how large a municipality
/// is, could as well read everybody of the reading, whenever they were born.
@LinkageServiceTest
@Tag("UAN-1")
class BirthMonthSearchTest {
    private static final int RESIDENTS = 20_000;
    private static final int OF_THE_READING = RESIDENTS / 40;
    private final String municipality = freshMunicipality();

    /// A fortieth of them of each reading, born in each of 20,000 days in turn.
    @BeforeEach
    void aCity() throws SQLException {
        execute("""
                insert into resident_state (municipality, source, addressee_number, history_number, effective_on,
                                            residency_code, name, birth_date, birth_precision, sex_code)
                select '%s', 'REGISTRY', (3000000000 + n)::text, 1, '2022-04-01', '1', '浦安　花子',
                       date '1960-01-01' + n, 'DAY', '2'
                  from generate_series(1, %d) n""".formatted(municipality, RESIDENTS));
        execute("""
                insert into resident (municipality, source, addressee_number, history_number, name_folded, kana_folded,
                                      birth_date, birth_precision, news_version)
                select municipality, source, addressee_number, 1, '浦安花子',
                       chr(12354 + (addressee_number::bigint %% 40)::integer) || 'はなこ', birth_date, birth_precision, 1
                  from resident_state where municipality = '%s'""".formatted(municipality));
        execute("analyze resident, resident_state");
    }

    @AfterEach
    void takeItOut() throws SQLException {
        execute("delete from resident where municipality = '" + municipality + "'");
        execute("delete from resident_state where municipality = '" + municipality + "'");
        execute("analyze resident, resident_state");
    }

    @Test
    void whoeverWasBornInAnotherMonthIsNotRead() throws SQLException {
        String reading = Character.toString(12_354) + "はな";
        SearchQuery query = new SearchQuery(
                new Criteria(null, null, null, null, reading, "1980-04", null, null, null, null),
                LocalDate.of(2026, 4, 1));
        try (Connection connection = SuiteParts.superuser()) {
            connection.setAutoCommit(false);

            List<ResidentPage> pages = new ReadPages(connection, new MunicipalityCode(municipality)).of(List.of(query));

            assertThat(pages.getFirst().residents())
                    .hasSize(1)
                    .allMatch(each -> each.birthDate().startsWith("1980-04"));
            assertThat(residentsRead(connection)).isBetween(1L, 30L).isLessThan(OF_THE_READING);
        }
    }

    private static long residentsRead(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables
                         where relname = 'resident'""")) {
            row.next();
            return row.getLong(1);
        }
    }
}
