package jp.sesshu.benchmarks.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jp.sesshu.benchmarks.load.SecondaryIndex;
import jp.sesshu.localstack.feed.InventedNames;
import jp.sesshu.localstack.feed.InventedNames.Name;
import jp.sesshu.localstack.feed.InventedNames.Town;

/// As many residents as are asked for, straight in the tables, as feeds would have left them: a city's registry sends
/// its people in seconds, but not ten million. Their addressee numbers begin with 1, and they stay for the next run.
final class MadeResidents {
    static final String MUNICIPALITY = "900001";
    private static final int AT_ONCE = 500_000;
    /// Tables of names and towns, by place from 0.
    private static final String NAMES = """
            create temporary table :table on commit drop as
            select place - 1 as place, written, other
              from unnest(?::text[], ?::text[]) with ordinality as n (written, other, place)""";
    /// Everything about person {@code n} follows from n, so that a run can go on where another ended.
    private static final String INSERT = """
            with person as materialized (
                select '1' || lpad(n::text, 9, '0') as addressee_number,
                       '8' || lpad(n::text, 14, '0') as integrated_number,
                       f.written as family, f.other as family_kana, g.written as given, g.other as given_kana,
                       date '2022-03-01' - ((hashint8extended(n, 3) & 2147483647) % 34675)::integer as born,
                       t.written as town, t.other as postal_code,
                       1 + (hashint8extended(n, 4) & 2147483647) % 6 as chome,
                       1 + (hashint8extended(n, 5) & 2147483647) % 60 as ban,
                       1 + (hashint8extended(n, 6) & 2147483647) % 40 as go,
                       1 + (hashint8extended(n, 7) & 2147483647) % 2 as sex
                  from generate_series(?::bigint, ?::bigint) n
                  join bench_family f on f.place = (hashint8extended(n, 0) & 2147483647)
                                      % (select count(*) from bench_family)
                  join bench_given g on g.place = (hashint8extended(n, 1) & 2147483647)
                                      % (select count(*) from bench_given)
                  join bench_town t on t.place = (hashint8extended(n, 2) & 2147483647)
                                      % (select count(*) from bench_town)
                 order by n),
            state as (
                insert into resident_state (
                    municipality, source, addressee_number, history_number, effective_on, household_number,
                    residency_code, kana, name, birth_date, birth_precision, sex_code, relationship_1, changed_on,
                    change_reason, notified_on, resident_since, resident_reason, address_since, special_characters,
                    head_kana, head_name, address_code, postal_code, town, ward_code, group_code, branch_code,
                    primary_school, junior_high_school, telephone, nationality_code, nationality_name, registered_on,
                    updated_on, updated_at, linked_at, deleted, district_code)
                select '900001', 'REGISTRY', addressee_number, 1, born, addressee_number,
                       '1', family_kana || '　' || given_kana, family || '　' || given, born, 'DAY', sex::text, '02',
                       born,
                       '01', born, born, '01', born, '0',
                       family_kana || '　' || given_kana, family || '　' || given, '00001', postal_code,
                       '浦安市' || town || chome || '丁目' || ban || '番' || go || '号', '01', '001', '01',
                       '01', '01', '047-300-0000', '392', '日本', born,
                       born, '093000', to_char(born, 'YYYYMMDD') || '093000', '0', '01'
                  from person)
            insert into resident (municipality, source, addressee_number, integrated_number, history_number,
                                  name_folded, kana_folded, address_folded, birth_date, birth_precision, news_version)
            select '900001', 'REGISTRY', addressee_number, integrated_number, 1,
                   family || given, family_kana || given_kana, '浦安市' || town || chome || '-' || ban || '-' || go,
                   born, 'DAY', 1
              from person""";
    /// One in a thousand is protected: each page looks up who is.
    private static final String PROTECT = """
            insert into protected_person (municipality, protection_id, source, addressee_number, agency, starts_on,
                                          entered_by, entered_at)
            select '900001', gen_random_uuid(), 'REGISTRY', '1' || lpad(n::text, 9, '0'), 'bench', date '2022-03-01',
                   'bench', now()
              from generate_series(?::bigint, ?::bigint) n where n % 1000 = 0""";
    private static final String COUNT = """
            select coalesce(substr(max(addressee_number), 2)::bigint, 0) from resident
             where municipality = '900001' and source = 'REGISTRY'
               and addressee_number between '1000000000' and '1999999999'""";
    private static final String SAMPLE = """
            select addressee_number, name, kana, birth_date, town from resident_state
             where municipality = '900001' and source = 'REGISTRY' and addressee_number = any (?)""";

    private MadeResidents() {}

    /// Makes those that are missing to {@code wanted}, all or none of them.
    ///
    /// @return how many were made
    static long make(Connection connection, long wanted) throws SQLException {
        long there = number(connection, COUNT);
        if (there >= wanted) {
            return 0;
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            // building an index once is quicker than filling it row by row
            List<SecondaryIndex> indexes = SecondaryIndex.of(connection, "resident");
            for (SecondaryIndex index : indexes) {
                statement.execute("drop index public." + index.name());
            }
            insert(connection, there, wanted);
            statement.execute("set local maintenance_work_mem = '256MB'");
            for (SecondaryIndex index : indexes) {
                statement.execute(index.definition());
            }
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("vacuum (analyze) resident, resident_state, protected_person");
        }
        return wanted - there;
    }

    private static void insert(Connection connection, long there, long wanted) throws SQLException {
        names(connection, "bench_family", MadeNames.family());
        names(connection, "bench_given", MadeNames.given());
        table(
                connection,
                "bench_town",
                InventedNames.TOWNS.stream().map(Town::name).toArray(),
                InventedNames.TOWNS.stream().map(Town::postalCode).toArray());
        for (long done = there; done < wanted; done += AT_ONCE) {
            update(connection, INSERT, done + 1, Math.min(done + AT_ONCE, wanted));
        }
        update(connection, PROTECT, there + 1, wanted);
    }

    private static void update(Connection connection, String sql, long first, long last) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, first);
            statement.setLong(2, last);
            statement.executeUpdate();
        }
    }

    private static void names(Connection connection, String table, List<Name> names) throws SQLException {
        table(
                connection,
                table,
                names.stream().map(Name::written).toArray(),
                names.stream().map(Name::kana).toArray());
    }

    private static void table(Connection connection, String table, Object[] written, Object[] other)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NAMES.replace(":table", table))) {
            statement.setArray(1, connection.createArrayOf("text", written));
            statement.setArray(2, connection.createArrayOf("text", other));
            statement.executeUpdate();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("analyze " + table);
        }
    }

    /// People who are there, picked alike in every run.
    static List<Person> sample(Connection connection, int people) throws SQLException {
        long there = number(connection, COUNT);
        Object[] numbers = new Random(there)
                .longs(people, 1, there + 1)
                .mapToObj("1%09d"::formatted)
                .toArray();
        List<Person> sample = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SAMPLE)) {
            statement.setArray(1, connection.createArrayOf("text", numbers));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sample.add(new Person(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getObject(4, LocalDate.class),
                            row.getString(5)));
                }
            }
        }
        return sample;
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
