package jp.sesshu.vrs.registration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import jp.sesshu.platform.access.Caller;
import org.jspecify.annotations.Nullable;

/// The statements that take staged TARGET rows: first they refuse what contradicts the file or the record, then they
/// do the rest. {@code :m} is the municipality.
///
/// What staff flagged stays flagged whatever a row says, and a row that adds raises flags and lowers none.
final class TargetMerge {
    /// Files and single entries of one municipality take turns from here on.
    private static final String TAKE_TURNS = "select pg_advisory_xact_lock(hashtext('target:' || :m))";

    private static final String KEY_EXISTS =
            "select exists (select from data_key where municipality = :m and use = 'MY_NUMBER')";

    private static final String LOCK_WITHDRAWN = """
            select 1 from ticket t
             where t.municipality = :m and t.ticket_number in (select ticket_number from staging where action = '3')
               for update""";
    private static final List<String> REFUSE = List.of("""
            update staging s set refused_item = '接種券番号', refused_reason = 'DUPLICATE_IN_FILE'
              from (select ticket_number, min(line) as first_line from staging
                     where refused_reason is null group by ticket_number having count(*) > 1) r
             where s.ticket_number = r.ticket_number and s.line > r.first_line and s.refused_reason is null""", """
            update staging s set refused_item = '宛名番号', refused_reason = 'CONTRADICTED_IN_FILE'
              from (select distinct on (addressee_number) * from staging
                     where refused_reason is null and action <> '3' order by addressee_number, line) f
             where f.addressee_number = s.addressee_number and s.line > f.line and s.action <> '3'
               and s.refused_reason is null
               and ((s.name, s.kana, s.birth_date, s.sex, s.moved_out_on, s.died_on, s.protected)
                        is distinct from
                    (f.name, f.kana, f.birth_date, f.sex, f.moved_out_on, f.died_on, f.protected)
                    or s.number_index <> f.number_index)""", """
            update staging s
               set refused_item = '接種券番号',
                   refused_reason = case when (t.addressee_number, t.issued_on, t.state)
                                              = (s.addressee_number, s.issued_on, s.state)
                                          and :same_person
                                          and (s.moved_out_on is null or s.moved_out_on = p.moved_out_on)
                                          and (s.died_on is null or s.died_on = p.died_on)
                                          and (not s.protected or p.protected)
                                         then 'ALREADY_ON_RECORD' else 'DIFFERENT_ON_RECORD' end
              from ticket t
              join subject p on p.municipality = :m and p.addressee_number = t.addressee_number
              left join my_number.my_number n on n.municipality = :m and n.addressee_number = t.addressee_number
             where t.municipality = :m and t.ticket_number = s.ticket_number and s.action = '1'
               and s.refused_reason is null""", """
            update staging s set refused_item = '接種券番号', refused_reason = 'NOT_ON_RECORD'
             where s.action <> '1' and s.refused_reason is null
               and not exists (select from ticket t where t.municipality = :m and t.ticket_number = s.ticket_number)""", """
            update staging s set refused_item = '宛名番号', refused_reason = 'DIFFERENT_ON_RECORD'
              from ticket t
             where t.municipality = :m and t.ticket_number = s.ticket_number and s.action <> '1'
               and t.addressee_number <> s.addressee_number and s.refused_reason is null""", """
            update staging s set refused_item = '接種券番号', refused_reason = 'HAS_DOSES'
             where s.action = '3' and s.refused_reason is null
               and exists (select from dose d where d.municipality = :m and d.ticket_number = s.ticket_number)""", """
            update staging s set refused_item = '接種券番号', refused_reason = 'ALREADY_ON_RECORD'
              from ticket t
              join subject p on p.municipality = :m and p.addressee_number = t.addressee_number
              left join my_number.my_number n on n.municipality = :m and n.addressee_number = t.addressee_number
             where t.municipality = :m and t.ticket_number = s.ticket_number and s.action = '2'
               and s.refused_reason is null and (t.issued_on, t.state) = (s.issued_on, s.state)
               and :same_person and not :flags_differ""", """
            update staging s set refused_item = '宛名番号', refused_reason = 'DIFFERENT_ON_RECORD'
              from subject p
              left join my_number.my_number n on n.municipality = :m and n.addressee_number = p.addressee_number
             where p.municipality = :m and p.addressee_number = s.addressee_number and s.action = '1'
               and s.refused_reason is null and not :same_person
               and not exists (select from staging u where u.addressee_number = s.addressee_number
                                  and u.action = '2' and u.refused_reason is null)""");
    private static final List<String> TAKE = List.of("""
            insert into subject (municipality, addressee_number, name, kana, birth_date, sex, moved_out_on, died_on,
                                 protected)
            select distinct on (addressee_number) :m, addressee_number, name, kana, birth_date, sex, moved_out_on,
                   died_on, protected
              from staging where refused_reason is null and action = '1' order by addressee_number, line
            on conflict (municipality, addressee_number) do nothing""", """
            update subject p
               set moved_out_on = coalesce(p.moved_out_on, s.moved_out_on), died_on = coalesce(p.died_on, s.died_on),
                   protected = p.protected or s.protected, change = 'FLAGGED', :changed
              from (select distinct on (addressee_number) * from staging
                     where refused_reason is null and action = '1' order by addressee_number, line) s
             where p.municipality = :m and p.addressee_number = s.addressee_number
               and (p.moved_out_on is null and s.moved_out_on is not null
                    or p.died_on is null and s.died_on is not null or s.protected and not p.protected)""", """
            update subject p
               set name = s.name, kana = s.kana, birth_date = s.birth_date, sex = s.sex,
                   moved_out_on = case when p.moved_out_by_staff then p.moved_out_on else s.moved_out_on end,
                   died_on = case when p.died_by_staff then p.died_on else s.died_on end,
                   protected = s.protected or p.protected_by_staff,
                   protected_since = case when s.protected or p.protected_by_staff then p.protected_since end,
                   change = case when s.number_index <> n.number_index then 'MY_NUMBER_REPLACED' else 'UPDATED' end,
                   :changed
              from (select distinct on (addressee_number) * from staging
                     where refused_reason is null and action = '2'
                     order by addressee_number, number_index is null, line) s
              left join my_number.my_number n on n.municipality = :m and n.addressee_number = s.addressee_number
             where p.municipality = :m and p.addressee_number = s.addressee_number
               and (not :same_person or :flags_differ)""", """
            insert into my_number.my_number (municipality, addressee_number, number_index, ciphertext)
            select distinct on (addressee_number) :m, addressee_number, number_index, ciphertext
              from staging where refused_reason is null and number_index is not null order by addressee_number, line
            on conflict (municipality, addressee_number) do update
               set number_index = excluded.number_index, ciphertext = excluded.ciphertext
             where my_number.number_index <> excluded.number_index""", """
            insert into ticket (municipality, ticket_number, addressee_number, issued_on, state)
            select :m, ticket_number, addressee_number, issued_on, state
              from staging where refused_reason is null and action = '1'""", """
            update ticket t set issued_on = s.issued_on, state = s.state, change = 'UPDATED', :changed
              from staging s
             where s.refused_reason is null and s.action = '2' and t.municipality = :m
               and t.ticket_number = s.ticket_number and (t.issued_on, t.state) <> (s.issued_on, s.state)""", """
            with gone as (
                delete from ticket t using staging s
                 where s.refused_reason is null and s.action = '3' and t.municipality = :m
                   and t.ticket_number = s.ticket_number
                returning t.ticket_number, t.version, t.addressee_number, t.issued_on, t.replaced_by)
            insert into ticket_revision (municipality, ticket_number, version, change, addressee_number, issued_on, state,
                                         replaced_by, revised_by, revised_at, reason)
            select :m, ticket_number, version + 1, 'WITHDRAWN', addressee_number, issued_on, 'WITHDRAWN', replaced_by,
                   :who, now(), :why from gone""", """
            with gone as (
                delete from subject p
                 where p.municipality = :m
                   and p.addressee_number in (select addressee_number from staging
                                               where refused_reason is null and action = '3')
                   and not exists (select from ticket t where t.municipality = :m
                                      and t.addressee_number = p.addressee_number)
                returning p.addressee_number, p.version)
            insert into subject_revision (municipality, addressee_number, version, change, protected, revised_by,
                                          revised_at, reason)
            select :m, addressee_number, version + 1, 'WITHDRAWN', false, :who, now(), :why from gone""");
    private static final String WHO = "current_setting('app.actor')";
    private static final String WHY = "nullif(current_setting('app.reason', true), '')";
    private static final String CHANGED =
            "version = version + 1, changed_by = %s, changed_at = now(), reason = %s".formatted(WHO, WHY);
    /// {@code p} on record and {@code s} in the row say the same of who it is. A row without My Number leaves it.
    private static final String SAME_PERSON = """
            ((p.name, p.kana, p.birth_date, p.sex) is not distinct from (s.name, s.kana, s.birth_date, s.sex)
             and (s.number_index is null or s.number_index is not distinct from n.number_index))""";
    private static final String FLAGS_DIFFER = """
            (not p.moved_out_by_staff and p.moved_out_on is distinct from s.moved_out_on
             or not p.died_by_staff and p.died_on is distinct from s.died_on
             or not p.protected_by_staff and p.protected <> s.protected)""";
    private final Connection connection;
    private final Caller who;
    private final @Nullable String reason;

    /// @param reason why, where somebody gave a reason; it stands in the history
    TargetMerge(Connection connection, Caller who, @Nullable String reason) {
        this.connection = connection;
        this.who = who;
        this.reason = reason;
    }

    /// @return how many rows were taken
    long merge() throws SQLException {
        sayWhoAndWhy();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql(TAKE_TURNS));
            requireKey(statement);
            statement.execute(sql(LOCK_WITHDRAWN));
            for (String each : REFUSE) {
                statement.execute(sql(each));
            }
            for (String each : TAKE) {
                statement.execute(sql(each));
            }
            try (ResultSet row = statement.executeQuery("select count(*) from staging where refused_reason is null")) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /// The area, keys included, may have been erased while the rows were encrypted: then they have to be begun again.
    private void requireKey(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql(KEY_EXISTS))) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new SQLException("the keys that the rows were encrypted with were erased", "40001");
            }
        }
    }

    private void sayWhoAndWhy() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select set_config('app.actor', ?, true), set_config('app.reason', ?, true)")) {
            statement.setString(1, who.name());
            statement.setString(2, reason == null ? "" : reason);
            statement.execute();
        }
    }

    /// A municipality code is six digits by its type, so it can stand in the statement.
    private String sql(String statement) {
        return statement
                .replace(":same_person", SAME_PERSON)
                .replace(":flags_differ", FLAGS_DIFFER)
                .replace(":changed", CHANGED)
                .replace(":who", WHO)
                .replace(":why", WHY)
                .replace(":m", "'" + who.municipality().value() + "'");
    }
}
