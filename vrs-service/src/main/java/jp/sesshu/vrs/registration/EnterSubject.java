package jp.sesshu.vrs.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.Reason;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.importjob.EnterRows;
import jp.sesshu.platform.importjob.RefusalReason;
import jp.sesshu.platform.mynumber.MyNumberCiphers;
import jp.sesshu.platform.mynumber.TypedMyNumber;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.number.TicketNumber;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Subjects entered, changed and withdrawn one by one: each becomes a TARGET row and takes the same way as a file's.
@ApplicationScoped
class EnterSubject {
    private static final Map<Integer, String> PROPERTIES = Map.of(
            TargetLayout.MY_NUMBER, "myNumber",
            TargetLayout.NAME, "name",
            TargetLayout.KANA, "kana",
            TargetLayout.BIRTH_DATE, "birthDate",
            TargetLayout.SEX, "sex",
            TargetLayout.ISSUED_ON, "issuedOn");
    private final EnterRows rows;
    private final MyNumberCiphers ciphers;
    private final CurrentCaller caller;
    private final Session session;
    private final AuditLog audit;

    EnterSubject(EnterRows rows, MyNumberCiphers ciphers, CurrentCaller caller, Session session, AuditLog audit) {
        this.rows = rows;
        this.ciphers = ciphers;
        this.caller = caller;
        this.session = session;
        this.audit = audit;
    }

    /// Who a subject is.
    ///
    /// @param myNumber left out in an update that doesn't change it
    record Person(
            AddresseeNumber addresseeNumber,
            @Nullable TypedMyNumber myNumber,
            String name,
            @Nullable String kana,
            LocalDate birthDate,
            String sex) {}

    /// @return false where the very same was on record already
    @Transactional(rollbackOn = Exception.class)
    boolean register(Person person, TicketNumber ticket, LocalDate issuedOn) throws SQLException {
        String[] row = row(TargetLayout.ADD, person.addresseeNumber(), ticket);
        fill(row, person);
        row[TargetLayout.ISSUED_ON] = text(issuedOn);
        boolean created = enter(row, null);
        audit.record(
                Deed.of("subject.entered", SubjectReference.of(person.addresseeNumber()), SubjectReference.of(ticket))
                        .with(Map.of("repeated", !created)));
        return created;
    }

    /// @param version the one that the change was made from
    /// @return the next one
    @Transactional(rollbackOn = Exception.class)
    int update(Person person, int version, Reason reason) throws SQLException {
        Tuple known = known(person.addresseeNumber());
        SeenVersion.require(version, known.get(0, Integer.class));
        String[] row = row(TargetLayout.UPDATE, person.addresseeNumber(), new TicketNumber(known.get(4, String.class)));
        fill(row, person);
        flag(row, TargetLayout.MOVED_OUT, known.get(1, LocalDate.class));
        flag(row, TargetLayout.DEAD, known.get(2, LocalDate.class));
        row[TargetLayout.PROTECTED] = known.get(3, Boolean.class) ? "1" : "0";
        row[TargetLayout.ISSUED_ON] = text(known.get(5, LocalDate.class));
        row[TargetLayout.TICKET_STATE] = known.get(6, String.class).equals("VALID") ? "1" : "2";
        if (!enter(row, reason)) {
            throw ProblemException.of(RegistrationProblem.NOTHING_CHANGED);
        }
        audit.record(Deed.of("subject.updated", SubjectReference.of(person.addresseeNumber()))
                .because(reason.value())
                .with(Map.of("version", version + 1, "myNumberGiven", person.myNumber() != null)));
        return version + 1;
    }

    /// Takes a wrongly registered ticket away, and with the last one its subject.
    @Transactional(rollbackOn = Exception.class)
    void withdraw(AddresseeNumber whose, TicketNumber ticket, Reason reason) throws SQLException {
        enter(row(TargetLayout.WITHDRAW, whose, ticket), reason);
        audit.record(Deed.of("ticket.withdrawn", SubjectReference.of(whose), SubjectReference.of(ticket))
                .because(reason.value()));
    }

    /// A subject's version and flags, and one of its tickets, which stands for it in a row.
    private Tuple known(AddresseeNumber number) {
        return session.createNativeQuery("""
                        select s.version, s.moved_out_on, s.died_on, s.protected, t.ticket_number, t.issued_on, t.state
                          from subject s
                          join ticket t on t.municipality = s.municipality and t.addressee_number = s.addressee_number
                         where s.addressee_number = ?1 order by t.ticket_number limit 1 for update of s""", Tuple.class).setParameter(1, number.value()).getResultList().stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private String[] row(String action, AddresseeNumber addressee, TicketNumber ticket) {
        String[] row = new String[TargetLayout.HEADER.size()];
        Arrays.fill(row, "");
        row[TargetLayout.ACTION] = action;
        row[TargetLayout.MUNICIPALITY] = caller.get().municipality().value();
        row[TargetLayout.ADDRESSEE_NUMBER] = addressee.value();
        row[TargetLayout.TICKET_NUMBER] = ticket.value();
        row[TargetLayout.TICKET_STATE] = "1";
        row[TargetLayout.MOVED_OUT] = "0";
        row[TargetLayout.DEAD] = "0";
        row[TargetLayout.PROTECTED] = "0";
        return row;
    }

    private static void fill(String[] row, Person person) {
        TypedMyNumber myNumber = person.myNumber();
        String kana = person.kana();
        row[TargetLayout.MY_NUMBER] = myNumber == null ? "" : myNumber.forRow();
        row[TargetLayout.NAME] = person.name();
        row[TargetLayout.KANA] = kana == null ? "" : kana;
        row[TargetLayout.BIRTH_DATE] = text(person.birthDate());
        row[TargetLayout.SEX] = person.sex();
    }

    private static void flag(String[] row, int flag, @Nullable LocalDate since) {
        row[flag] = since == null ? "0" : "1";
        row[flag + 1] = since == null ? "" : text(since);
    }

    private static String text(LocalDate date) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(date);
    }

    /// @return false where the row says what is on record already
    private boolean enter(String[] row, @Nullable Reason reason) throws SQLException {
        TargetRows kind = new TargetRows(ciphers, caller, reason == null ? null : reason.value());
        EnterRows.Outcome outcome = rows.enter(kind, List.<String[]>of(row));
        if (outcome.refused().isEmpty()) {
            return true;
        }
        EnterRows.Refused refused = outcome.refused().getFirst();
        if (refused.reason() == RefusalReason.ALREADY_ON_RECORD) {
            return false;
        }
        throw problem(refused);
    }

    private static ProblemException problem(EnterRows.Refused refused) {
        int column = TargetLayout.HEADER.indexOf(refused.item());
        return switch (refused.reason()) {
            case NOT_ON_RECORD -> ProblemException.of(PlatformProblem.NOT_FOUND);
            case HAS_DOSES -> ProblemException.of(RegistrationProblem.TICKET_HAS_DOSES);
            case DIFFERENT_ON_RECORD ->
                ProblemException.of(
                        column == TargetLayout.TICKET_NUMBER
                                ? RegistrationProblem.TICKET_DIFFERS
                                : RegistrationProblem.SUBJECT_DIFFERS);
            default ->
                ProblemException.ofField(
                        PlatformProblem.MALFORMED_REQUEST,
                        PROPERTIES.getOrDefault(column, "addresseeNumber"),
                        rule(refused.reason()));
        };
    }

    /// As bean validation and the value types name their rules: {@code CheckDigit}.
    private static String rule(RefusalReason reason) {
        StringBuilder rule = new StringBuilder();
        for (String word : reason.name().split("_", -1)) {
            rule.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        return rule.toString();
    }
}
