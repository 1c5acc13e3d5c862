package jp.sesshu.healthmgmt.registration;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.DisclosurePermit;
import jp.sesshu.platform.audit.Purpose;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.mynumber.MyNumber;
import jp.sesshu.platform.number.AddresseeNumber;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Writes a run's TARGET file page by page: tickets and subjects from here, My Numbers fetched for the page and passed
/// on at once. Nothing of them is kept here.
@ApplicationScoped
class TargetFile {
    static final String[] HEADER = {
        "処理区分", "市区町村コード", "個人番号", "宛名番号", "接種券番号", "氏名", "氏名カナ", "生年月日", "性別", "接種券発行日", "接種券状態", "転出フラグ", "転出日",
        "死亡フラグ", "死亡日", "支援措置フラグ"
    };
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final int PAGE = 1000;
    private static final String SELECT = """
            select t.ticket_number, t.addressee_number, s.name, s.kana, s.birth_date, s.sex, t.issued_on, s.residency,
                   s.resident_until, t.municipality, s.address_masked
              from ticket t
              join subject s on s.municipality = t.municipality and s.addressee_number = t.addressee_number
             where t.extraction_id = ?1 and t.ticket_number > ?2
             order by t.ticket_number limit ?3""";
    private final Session session;
    private final RemoteServices remote;
    private final AuditLog audit;

    TargetFile(Session session, RemoteServices remote, AuditLog audit) {
        this.session = session;
        this.remote = remote;
        this.audit = audit;
    }

    /// Writes the page behind {@code after}.
    ///
    /// @return its last ticket number, or null where there was none
    // Where no My Number came none was passed on, and nothing may say so; a checked exception would commit that it was.
    @Transactional(rollbackOn = Exception.class)
    @Nullable
    String page(RegistrationRuns.Work run, String after, CsvWriter csv)
            throws IOException, InterruptedException, RemoteRefusal {
        List<Tuple> rows = session.createNativeQuery(SELECT, Tuple.class)
                .setParameter(1, run.extraction())
                .setParameter(2, after)
                .setParameter(3, PAGE)
                .getResultList();
        if (rows.isEmpty()) {
            return null;
        }
        List<String> whom = rows.stream().map(row -> row.get(1, String.class)).toList();
        DisclosurePermit permit = audit.permit(
                Purpose.REGISTRATION,
                Deed.of("my-number.passed-on")
                        .about(whom.stream()
                                .map(number -> SubjectReference.of(new AddresseeNumber(number)))
                                .toList())
                        .with(Map.of("run", run.id().toString())));
        Map<String, String> numbers = remote.myNumbers(run, whom);
        for (Tuple row : rows) {
            String digits = numbers.get(row.get(1, String.class));
            csv.writeRecord(record(row, digits == null ? "" : new MyNumber(digits).reveal(permit)));
        }
        return rows.getLast().get(0, String.class);
    }

    /// What isn't known of somebody is empty, so that the national system refuses the row and staff see it: who isn't
    /// known to be a resident isn't said not to have moved or died, nor is who did on a day that isn't known.
    private static List<String> record(Tuple row, String myNumber) {
        String residency = row.get(7, String.class);
        String until = date(row.get(8, LocalDate.class));
        boolean movedOut = "2".equals(residency);
        boolean dead = "3".equals(residency);
        return List.of(
                "1",
                row.get(9, String.class),
                myNumber,
                row.get(1, String.class),
                row.get(0, String.class),
                text(row.get(2, String.class)),
                text(row.get(3, String.class)),
                date(row.get(4, LocalDate.class)),
                text(row.get(5, String.class)),
                DATE.format(row.get(6, LocalDate.class)),
                "1",
                residency == null ? "" : flag(movedOut),
                movedOut ? until : "",
                residency == null ? "" : flag(dead),
                dead ? until : "",
                flag(row.get(10, Boolean.class)));
    }

    private static String flag(boolean raised) {
        return raised ? "1" : "0";
    }

    private static String date(@Nullable LocalDate value) {
        return value == null ? "" : DATE.format(value);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
