package jp.sesshu.vrs.certificatelookup;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.vrs.dose.VaccineProduct;

/// Reads several people with the doses on record, in one statement. Somebody may have several addressee numbers: it is
/// My Number that makes them one person. Shown is who was named, or of several the one that still lives here and was
/// registered last. {@code offset 0} keeps PostgreSQL from joining whole tables for a few people: it looks each one up by
/// index.
enum PersonQuery {
    BY_MY_NUMBER("bytea", """
            with person as (
                select a.place, n.addressee_number, 1 as rank
                  from unnest(?) with ordinality as a (key, place)
                 cross join lateral (
                    select addressee_number from my_number.my_number
                     where municipality = ? and number_index = a.key offset 0) n)"""),
    BY_ADDRESSEE("text", Part.NAMED.formatted("""
            select a.place, s.addressee_number from unnest(?) with ordinality as a (key, place)
             cross join lateral (
                select addressee_number from subject where municipality = ? and addressee_number = a.key offset 0) s""")),
    BY_TICKET("text", Part.NAMED.formatted("""
            select a.place, t.addressee_number from unnest(?) with ordinality as a (key, place)
             cross join lateral (
                select addressee_number from ticket where municipality = ? and ticket_number = a.key offset 0) t"""));

    private static final Comparator<LookedUp.DoseOnRecord> BY_DATE = Comparator.comparing(
                    LookedUp.DoseOnRecord::givenOn)
            .thenComparingInt(LookedUp.DoseOnRecord::doseNumber)
            .thenComparing(LookedUp.DoseOnRecord::ticketNumber);

    /// What the statements have in common; the municipality is the second of each one's parameters on.
    private static final class Part {
        /// Who was named, and whoever else has the same My Number.
        static final String NAMED = """
                with named as (%s),
                person as (
                    select place, addressee_number, 1 as rank from named
                     union all
                    select named.place, n.addressee_number, 2
                      from named
                     cross join lateral (
                        select number_index from my_number.my_number
                         where municipality = current_setting('app.municipality')
                           and addressee_number = named.addressee_number offset 0) own
                     cross join lateral (
                        select addressee_number from my_number.my_number
                         where municipality = current_setting('app.municipality')
                           and number_index = own.number_index offset 0) n
                     where n.addressee_number <> named.addressee_number)""";
        static final String SELECT = """
                select p.place, s.addressee_number, s.name, s.birth_date, s.moved_out_on, s.died_on, s.protected, s.version,
                       d.id, d.version, d.dose_number, d.given_on, d.product, d.lot_number, d.ticket_number, d.municipality
                  from person p
                 cross join lateral (
                    select * from subject where municipality = ? and addressee_number = p.addressee_number offset 0) s
                  left join lateral (
                    select * from ticket where municipality = s.municipality and addressee_number = s.addressee_number
                    offset 0) t on true
                  left join lateral (
                    select * from dose where municipality = t.municipality and ticket_number = t.ticket_number
                       and state = 'RECORDED' offset 0) d on true
                 order by p.place, p.rank, s.moved_out_on is not null, s.registered_at desc, s.addressee_number""";
    }

    private final String keyType;
    private final String sql;

    PersonQuery(String keyType, String named) {
        this.keyType = keyType;
        this.sql = named.replace("unnest(?)", "unnest(?::" + keyType + "[])") + "\n" + Part.SELECT;
    }

    /// @param keys numbers, or My Numbers' indexes
    /// @return by the place of the key, from 1; none where there is nobody
    Map<Integer, LookedUp.Person> read(Connection connection, MunicipalityCode municipality, Object[] keys)
            throws SQLException {
        Array array = connection.createArrayOf(keyType, keys);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, array);
            statement.setString(2, municipality.value());
            statement.setString(3, municipality.value());
            try (ResultSet row = statement.executeQuery()) {
                return people(row);
            }
        }
    }

    private static Map<Integer, LookedUp.Person> people(ResultSet row) throws SQLException {
        Map<Integer, LookedUp.Person> people = new HashMap<>();
        boolean more = row.next();
        while (more) {
            int place = row.getInt(1);
            List<LookedUp.DoseOnRecord> doses = new ArrayList<>();
            LookedUp.Person person = person(row, doses);
            boolean protectedPerson = false;
            do {
                protectedPerson |= row.getBoolean(7);
                UUID dose = row.getObject(9, UUID.class);
                if (dose != null) {
                    doses.add(dose(dose, row));
                }
                more = row.next();
            } while (more && row.getInt(1) == place);
            doses.sort(BY_DATE);
            people.put(place, person.withProtection(protectedPerson));
        }
        return people;
    }

    private static LookedUp.Person person(ResultSet row, List<LookedUp.DoseOnRecord> doses) throws SQLException {
        return new LookedUp.Person(
                row.getString(2),
                row.getString(3),
                row.getObject(4, LocalDate.class),
                row.getObject(5, LocalDate.class),
                row.getObject(6, LocalDate.class),
                row.getBoolean(7),
                row.getInt(8),
                doses);
    }

    private static LookedUp.DoseOnRecord dose(UUID id, ResultSet row) throws SQLException {
        return new LookedUp.DoseOnRecord(
                id,
                row.getInt(10),
                row.getInt(11),
                row.getObject(12, LocalDate.class),
                VaccineProduct.valueOf(row.getString(13)),
                row.getString(14),
                row.getString(15),
                row.getString(16));
    }
}
