package jp.sesshu.addresslinkage.merge;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Moves the addressees and My Numbers of one integrated number to another, and back. The numbering lock has to be
/// held.
@ApplicationScoped
class MovePeople {
    private static final List<String> MERGE = List.of("""
            insert into merge_member (municipality, case_id, source, addressee_number, integrated_number)
            select municipality, :case, source, addressee_number, integrated_number
              from resident where municipality = :m and integrated_number in (:kept, :merged)""", """
            insert into my_number.merge_member (municipality, case_id, number_index, integrated_number)
            select municipality, :case, number_index, integrated_number
              from my_number.my_number where municipality = :m and integrated_number in (:kept, :merged)""", """
            update resident set integrated_number = :kept
             where municipality = :m and integrated_number = :merged""", """
            update my_number.my_number set integrated_number = :kept
             where municipality = :m and integrated_number = :merged""");

    /// Back go the My Numbers that were moved, and those that came since for somebody who was moved; and the addressees
    /// who were moved, and those who came since with a My Number that goes back.
    private static final String SPLIT = """
            with person as (
                select r.source, r.addressee_number, h.number_index, m.integrated_number as before
                  from resident r
                  left join my_number.holder h on h.municipality = :m and h.source = r.source
                                              and h.addressee_number = r.addressee_number
                  left join merge_member m on m.municipality = :m and m.case_id = :case and m.source = r.source
                                          and m.addressee_number = r.addressee_number
                 where r.municipality = :m and r.integrated_number = :kept),
            back as (
                select n.number_index
                  from my_number.my_number n
                  left join my_number.merge_member m on m.municipality = :m and m.case_id = :case
                                                    and m.number_index = n.number_index
                 where n.municipality = :m and n.integrated_number = :kept
                   and (m.integrated_number = :merged
                        or m.number_index is null
                           and exists (select 1 from person p where p.number_index = n.number_index
                                                                and p.before = :merged)
                           and not exists (select 1 from person p where p.number_index = n.number_index
                                                                    and p.before = :kept))),
            numbers as (
                update my_number.my_number n set integrated_number = :merged
                  from back b where n.municipality = :m and n.number_index = b.number_index)
            update resident r set integrated_number = :merged
              from person p
             where r.municipality = :m and r.source = p.source and r.addressee_number = p.addressee_number
               and (p.before = :merged
                    or p.before is null and p.number_index in (select number_index from back))""";
    private final AgroalDataSource database;

    MovePeople(AgroalDataSource database) {
        this.database = database;
    }

    /// Everybody and every My Number of the merged number gets the kept one; who had which is remembered.
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    void merge(MergeCase merge) throws SQLException {
        run(merge, MERGE);
    }

    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    void split(MergeCase merge) throws SQLException {
        run(merge, List.of(SPLIT));
    }

    /// What stands in the statements are digits and an id by their types.
    private void run(MergeCase merge, List<String> statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql.replace(":merged", "'" + merge.merged().value() + "'")
                        .replace(":kept", "'" + merge.kept().value() + "'")
                        .replace(":case", "uuid '" + merge.id + "'")
                        .replace(":m", "'" + merge.municipality + "'"));
            }
        }
    }
}
