package jp.sesshu.vrs.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.importjob.ImportKind;
import jp.sesshu.platform.mynumber.MyNumberCiphers;

/// A TARGET file becomes subjects, tickets and My Numbers of the municipality's area. A row that is on record already
/// is passed over; one that says something else about the same ticket is refused.
@ApplicationScoped
class TargetImport implements ImportKind {
    private static final String REFUSE_REPEATED = """
            update staging s set refused_item = '接種券番号', refused_reason = 'DUPLICATE_IN_FILE'
              from (select ticket_number, min(line) as first_line from staging
                     where refused_reason is null group by ticket_number having count(*) > 1) r
             where s.ticket_number = r.ticket_number and s.line > r.first_line and s.refused_reason is null""";
    private static final String REFUSE_KNOWN = """
            update staging s
               set refused_item = '接種券番号',
                   refused_reason = case when t.addressee_number = s.addressee_number and t.issued_on = s.issued_on
                                         then 'ALREADY_ON_RECORD' else 'DIFFERENT_ON_RECORD' end
              from ticket t
             where t.municipality = ? and t.ticket_number = s.ticket_number and s.refused_reason is null""";
    private static final String INSERT_SUBJECTS = """
            insert into subject (municipality, addressee_number, name, kana, birth_date, sex, moved_out_on, died_on,
                                 protected)
            select distinct on (addressee_number) ?, addressee_number, name, kana, birth_date, sex, moved_out_on,
                   died_on, protected
              from staging where refused_reason is null order by addressee_number, line desc
            on conflict (municipality, addressee_number) do update
               set name = excluded.name, kana = excluded.kana, birth_date = excluded.birth_date, sex = excluded.sex,
                   moved_out_on = excluded.moved_out_on, died_on = excluded.died_on, protected = excluded.protected""";
    private static final String INSERT_MY_NUMBERS = """
            insert into my_number.my_number (municipality, addressee_number, number_index, ciphertext)
            select distinct on (addressee_number) ?, addressee_number, number_index, ciphertext
              from staging where refused_reason is null order by addressee_number, line desc
            on conflict (municipality, addressee_number) do nothing""";
    private static final String INSERT_TICKETS = """
            insert into ticket (municipality, ticket_number, addressee_number, issued_on, state)
            select ?, ticket_number, addressee_number, issued_on, state from staging where refused_reason is null""";
    private final MyNumberCiphers ciphers;
    private final CurrentCaller caller;

    TargetImport(MyNumberCiphers ciphers, CurrentCaller caller) {
        this.ciphers = ciphers;
        this.caller = caller;
    }

    @Override
    public String name() {
        return "target";
    }

    @Override
    public List<String> header() {
        return TargetLayout.HEADER;
    }

    @Override
    public List<String> stagingColumns() {
        return List.of(
                "addressee_number text",
                "ticket_number text",
                "name text",
                "kana text",
                "birth_date date",
                "sex text",
                "issued_on date",
                "state text",
                "moved_out_on date",
                "died_on date",
                "protected boolean",
                "number_index bytea",
                "ciphertext bytea");
    }

    @Override
    public RowStager open() {
        return new TargetStager(ciphers.current(), caller.get().municipality());
    }

    @Override
    public long merge(Connection connection, Job job) throws SQLException {
        execute(connection, REFUSE_REPEATED, false);
        execute(connection, REFUSE_KNOWN, true);
        execute(connection, INSERT_SUBJECTS, true);
        execute(connection, INSERT_MY_NUMBERS, true);
        return execute(connection, INSERT_TICKETS, true);
    }

    private long execute(Connection connection, String sql, boolean ofMunicipality) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (ofMunicipality) {
                statement.setString(1, caller.get().municipality().value());
            }
            return statement.executeLargeUpdate();
        }
    }
}
