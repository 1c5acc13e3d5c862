package jp.sesshu.vrs.subject;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.Reason;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.time.JapaneseCalendar;
import jp.sesshu.vrs.registration.SeenVersion;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Staff raise and lower a subject's flags. What they raise, neither a file nor the registry's news lowers; what they
/// lower, the registry's next news of the person may raise again.
@ApplicationScoped
class SetFlag {
    private static final String UPDATE = """
            update subject
               set :day = cast(?1 as date), :by_staff = ?2, :protected change = 'FLAGGED', version = version + 1,
                   changed_by = ?3, changed_at = now(), reason = ?4
             where addressee_number = ?5""";
    private final Session session;
    private final CurrentCaller caller;
    private final AuditLog audit;
    private final InstantSource clock;

    SetFlag(Session session, CurrentCaller caller, AuditLog audit, InstantSource clock) {
        this.session = session;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param since null lowers the flag
    /// @return the subject's next version
    @Transactional
    int apply(AddresseeNumber whose, Flag flag, @Nullable LocalDate since, int version, Reason reason) {
        Tuple known = known(whose, flag);
        SeenVersion.require(version, known.get(0, Integer.class));
        check(since, known, flag);
        session.createNativeMutationQuery(UPDATE.replace(":day", flag.day())
                        .replace(":by_staff", flag.byStaff())
                        .replace(":protected", flag == Flag.PROTECTED ? "protected = ?2," : ""))
                .setParameter(1, since == null ? null : since.toString())
                .setParameter(2, since != null)
                .setParameter(3, caller.get().name())
                .setParameter(4, reason.value())
                .setParameter(5, whose.value())
                .executeUpdate();
        audit.record(Deed.of("subject.flagged", SubjectReference.of(whose))
                .because(reason.value())
                .with(Map.of("flag", flag.name(), "raised", since != null, "version", version + 1)));
        return version + 1;
    }

    private Tuple known(AddresseeNumber whose, Flag flag) {
        String raised = flag == Flag.PROTECTED ? "protected" : flag.day() + " is not null";
        return session
                .createNativeQuery(
                        "select version, birth_date, %s, %s, %s from subject where addressee_number = ?1 for update"
                                .formatted(raised, flag.day(), flag.byStaff()),
                        Tuple.class)
                .setParameter(1, whose.value())
                .getResultList()
                .stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private void check(@Nullable LocalDate since, Tuple known, Flag flag) {
        boolean raised = known.get(2, Boolean.class);
        LocalDate before = known.get(3, LocalDate.class);
        if (since == null ? !raised : known.get(4, Boolean.class) && since.equals(before)) {
            throw ProblemException.of(SubjectProblem.NOTHING_CHANGED);
        }
        if (since != null
                && (since.isAfter(JapaneseCalendar.today(clock)) || since.isBefore(known.get(1, LocalDate.class)))) {
            throw ProblemException.ofField(SubjectProblem.FLAG_DAY_IMPOSSIBLE, "since", flag.name());
        }
    }
}
