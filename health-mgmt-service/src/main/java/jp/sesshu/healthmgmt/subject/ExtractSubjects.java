package jp.sesshu.healthmgmt.subject;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.mynumber.NoMyNumber;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.time.JapaneseCalendar;
import org.hibernate.Session;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/// Extracts the people to be vaccinated (HM-1): resident on the base date, and of the given ages on that date by
/// 年齢計算ニ関スル法律.
@ApplicationScoped
class ExtractSubjects {
    private static final LocalDate LONG_AGO = LocalDate.of(1800, 1, 1);
    private static final String EXTRACT = """
            insert into extraction_subject (municipality, extraction_id, addressee_number)
            select municipality, :id, addressee_number
              from subject
             where not deleted
               and birth_date <= :latestBirth and birth_date > :earliestBirth
               and (resident_since is null or resident_since <= :baseDate)
               and (residency = '1' or residency in ('2', '3') and resident_until > :baseDate)""";
    private final Session session;
    private final CurrentCaller caller;
    private final AuditLog audit;
    private final InstantSource clock;

    ExtractSubjects(Session session, CurrentCaller caller, AuditLog audit, InstantSource clock) {
        this.session = session;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param minimumAge completed years on the base date
    /// @param maximumAge completed years on the base date, included; none for no limit
    record Command(
            @NotBlank @Size(max = 100) @NoMyNumber String title,
            @NotNull LocalDate baseDate,
            @Min(0) @Max(150) int minimumAge,
            @Nullable @Min(0) @Max(150) Integer maximumAge) {}

    /// @param subjects how many people are in the extract
    record Extracted(UUID id, int subjects) {}

    @Transactional
    Extracted apply(Command command) {
        Integer maximumAge = command.maximumAge();
        if (maximumAge != null && maximumAge < command.minimumAge()) {
            throw ProblemException.of(SubjectProblem.AGES_REVERSED);
        }
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        insert(id, command);
        int subjects = session.createNativeMutationQuery(EXTRACT)
                .setParameter("id", id)
                .setParameter(
                        "latestBirth", JapaneseCalendar.latestBirthForAge(command.minimumAge(), command.baseDate()))
                .setParameter(
                        "earliestBirth",
                        maximumAge == null
                                ? LONG_AGO
                                : JapaneseCalendar.latestBirthForAge(maximumAge + 1, command.baseDate()))
                .setParameter("baseDate", command.baseDate())
                .executeUpdate();
        audit.record(Deed.of("subjects.extracted", SubjectReference.ofRecord(id))
                .because(command.title())
                .with(Map.of("subjects", subjects)));
        return new Extracted(id, subjects);
    }

    private void insert(UUID id, Command command) {
        Caller who = caller.get();
        session.createNativeMutationQuery("""
                insert into extraction (municipality, id, title, base_date, minimum_age, maximum_age, extracted_by,
                                        extracted_at)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)""")
                .setParameter(1, who.municipality().value())
                .setParameter(2, id)
                .setParameter(3, command.title())
                .setParameter(4, command.baseDate())
                .setParameter(5, command.minimumAge())
                .setParameter(6, command.maximumAge(), Integer.class)
                .setParameter(7, who.name())
                .setParameter(8, clock.instant())
                .executeUpdate();
    }
}
