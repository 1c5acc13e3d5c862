package jp.sesshu.benchmarks.search;

import static jp.sesshu.benchmarks.AddressLinkageDatabase.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import jp.sesshu.benchmarks.AddressLinkageDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MadeResidentsTest {
    private static final String INDEXES =
            "select string_agg(indexdef, ';' order by indexname) from pg_indexes where tablename = 'resident'";
    private static final String AS_THEIR_STATE_SAYS = """
            select count(*) from resident r join resident_state s using
                   (municipality, source, addressee_number, history_number, birth_date, birth_precision)
             where r.municipality = '900001'
               and r.name_folded = replace(s.name, '　', '') and r.kana_folded = replace(s.kana, '　', '')""";

    @Test
    void whatIsMissingIsMadeAndTheIndexesAreAsBefore(@TempDir Path folder) throws SQLException {
        try (AddressLinkageDatabase database = AddressLinkageDatabase.in(folder.resolve("server"));
                Connection connection = database.connection()) {
            String indexes = text(connection, INDEXES);
            assertThat(indexes).contains("resident_by_kana", "resident_by_birth_date");

            assertThat(MadeResidents.make(connection, 1000)).isEqualTo(1000);
            assertThat(MadeResidents.make(connection, 1500)).isEqualTo(500);
            assertThat(MadeResidents.make(connection, 1500)).isZero();

            assertThat(text(connection, INDEXES)).isEqualTo(indexes);
            assertThat(text(connection, "select count(*) from resident")).isEqualTo("1500");
            assertThat(text(connection, AS_THEIR_STATE_SAYS)).isEqualTo("1500");
            assertThat(text(connection, "select count(*) from protected_person")).isEqualTo("1");
            assertThat(text(connection, "select count(distinct name_folded) from resident"))
                    .satisfies(names -> assertThat(Integer.parseInt(names)).isGreaterThan(1000));
            assertThat(text(connection, "select max(address_folded) from resident"))
                    .matches("浦安市[^0-9]+[1-6]-[0-9]{1,2}-[0-9]{1,2}");
        }
    }

    @Test
    void thoseWhoArePickedAreThere(@TempDir Path folder) throws SQLException {
        try (AddressLinkageDatabase database = AddressLinkageDatabase.in(folder.resolve("server"));
                Connection connection = database.connection()) {
            MadeResidents.make(connection, 1000);

            List<Person> people = MadeResidents.sample(connection, 20);

            assertThat(people).hasSizeBetween(15, 20).allSatisfy(person -> {
                assertThat(person.addresseeNumber()).matches("1[0-9]{9}");
                assertThat(person.block()).endsWith("番");
                assertThat(text(
                                connection,
                                "select count(*) from resident where kana_folded like '"
                                        + person.kanaBeginning().replace("　", "") + "%'"))
                        .isNotEqualTo("0");
            });
        }
    }
}
