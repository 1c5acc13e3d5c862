package jp.sesshu.vrs.certificatelookup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.vrs.dose.VaccineProduct;
import org.jspecify.annotations.Nullable;

/// Reads one person with the doses on record, in one statement. Somebody may have several addressee numbers: it is My
/// Number that makes them one person. Shown is who was named, or of several the one that still lives here and was
/// registered last.
enum PersonQuery {
    BY_MY_NUMBER("select addressee_number from my_number.my_number where municipality = ? and number_index = ?"),
    BY_ADDRESSEE("select addressee_number from subject where municipality = ? and addressee_number = ?"),
    BY_TICKET("select addressee_number from ticket where municipality = ? and ticket_number = ?");

    private static final String SELECT = """
            with named as (:named),
            person as (
                select addressee_number, 1 as place from named
                union all
                select n.addressee_number, 2
                  from named
                  join my_number.my_number own
                    on own.municipality = ? and own.addressee_number = named.addressee_number
                  join my_number.my_number n on n.municipality = own.municipality and n.number_index = own.number_index
                 where n.addressee_number not in (select addressee_number from named))
            select s.addressee_number, s.name, s.birth_date, s.moved_out_on, s.died_on, s.protected, s.version,
                   d.id, d.version, d.dose_number, d.given_on, d.product, d.lot_number, d.ticket_number, d.municipality
              from person p
              join subject s on s.municipality = ? and s.addressee_number = p.addressee_number
              left join ticket t on t.municipality = s.municipality and t.addressee_number = s.addressee_number
              left join dose d on d.municipality = t.municipality and d.ticket_number = t.ticket_number
                   and d.state = 'RECORDED'
             order by p.place, s.moved_out_on is not null, s.registered_at desc, s.addressee_number""";
    private static final Comparator<LookedUp.DoseOnRecord> BY_DATE = Comparator.comparing(
                    LookedUp.DoseOnRecord::givenOn)
            .thenComparingInt(LookedUp.DoseOnRecord::doseNumber)
            .thenComparing(LookedUp.DoseOnRecord::ticketNumber);
    private final String sql;

    PersonQuery(String named) {
        sql = SELECT.replace(":named", named);
    }

    /// @param key a number, or a My Number's index
    LookedUp.@Nullable Person read(Connection connection, MunicipalityCode municipality, Object key)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, municipality.value());
            statement.setObject(2, key);
            statement.setString(3, municipality.value());
            statement.setString(4, municipality.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? person(row) : null;
            }
        }
    }

    private static LookedUp.Person person(ResultSet row) throws SQLException {
        List<LookedUp.DoseOnRecord> doses = new ArrayList<>();
        String addressee = row.getString(1);
        String name = row.getString(2);
        LocalDate birthDate = row.getObject(3, LocalDate.class);
        LocalDate movedOutOn = row.getObject(4, LocalDate.class);
        LocalDate diedOn = row.getObject(5, LocalDate.class);
        int version = row.getInt(7);
        boolean protectedPerson = false;
        do {
            protectedPerson |= row.getBoolean(6);
            UUID dose = row.getObject(8, UUID.class);
            if (dose != null) {
                doses.add(dose(dose, row));
            }
        } while (row.next());
        doses.sort(BY_DATE);
        return new LookedUp.Person(addressee, name, birthDate, movedOutOn, diedOn, protectedPerson, version, doses);
    }

    private static LookedUp.DoseOnRecord dose(UUID id, ResultSet row) throws SQLException {
        return new LookedUp.DoseOnRecord(
                id,
                row.getInt(9),
                row.getInt(10),
                row.getObject(11, LocalDate.class),
                VaccineProduct.valueOf(row.getString(12)),
                row.getString(13),
                row.getString(14),
                row.getString(15));
    }
}
