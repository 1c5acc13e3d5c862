package jp.sesshu.addresslinkage.protection;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.sesshu.addresslinkage.addressee.Addressee;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.addresslinkage.news.ResidentNews;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.time.JapaneseCalendar;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.Session;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/// Enters, ends and shows protections. Nothing is taken out: who was protected when stays on record.
@ApplicationScoped
public class Protections {
    private final ProtectedPersonRepository people;
    private final Session entities;
    private final CurrentCaller caller;
    private final AuditLog audit;
    private final ResidentNews news;
    private final InstantSource clock;

    Protections(
            ProtectedPersonRepository people,
            Session entities,
            CurrentCaller caller,
            AuditLog audit,
            ResidentNews news,
            InstantSource clock) {
        this.people = people;
        this.entities = entities;
        this.caller = caller;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    /// @param agency who asked for it: a police station, a counselling centre, another municipality
    /// @param endsOn the last day, where it is known
    /// @param whom the person and who else is covered
    record Entry(
            String agency, LocalDate startsOn, @Nullable LocalDate endsOn, List<Addressee> whom) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Protection(
            UUID id,
            @Schema(examples = "浦安警察署") String agency,
            LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Schema(examples = "clerk-01") String enteredBy,
            Instant enteredAt,
            List<Addressee> people) {}

    @Transactional(rollbackOn = Exception.class)
    UUID enter(Entry entry) throws SQLException {
        requirePeriod(entry.startsOn(), entry.endsOn());
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        for (Addressee whom : entry.whom().stream().distinct().toList()) {
            requireKnown(whom);
            ProtectedPerson person = new ProtectedPerson(
                    id,
                    whom,
                    caller.get().municipality().value(),
                    entry,
                    caller.get().name(),
                    clock.instant());
            person.tellWhereOver(JapaneseCalendar.today(clock), clock.instant());
            people.persist(person);
        }
        audit.record(Deed.of("protection.entered")
                .about(references(entry.whom()))
                .with(Map.of("protection", id.toString())));
        announce(entry.whom());
        return id;
    }

    @Transactional(rollbackOn = Exception.class)
    void end(UUID id, LocalDate lastDay) throws SQLException {
        lockCovered(id);
        List<ProtectedPerson> covered = people.of(id);
        if (covered.isEmpty()) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        covered.forEach(person -> {
            if (person.endedAt != null) {
                throw ProblemException.of(ProtectionProblem.PROTECTION_ENDED);
            }
            requirePeriod(person.startsOn, lastDay);
            person.end(lastDay, caller.get().name(), clock.instant());
            person.tellWhereOver(JapaneseCalendar.today(clock), clock.instant());
        });
        audit.record(Deed.of("protection.ended")
                .about(references(people(covered)))
                .with(Map.of("protection", id.toString(), "endsOn", lastDay.toString())));
        announce(people(covered));
    }

    @Transactional
    List<Protection> of(Addressee whom) {
        Map<UUID, List<ProtectedPerson>> byProtection = new LinkedHashMap<>();
        people.around(whom)
                .forEach(person -> byProtection
                        .computeIfAbsent(person.protectionId, _ -> new ArrayList<>())
                        .add(person));
        List<Protection> found =
                byProtection.values().stream().map(Protections::protection).toList();
        audit.record(Deed.of("protection.read", whom.reference()).with(Map.of("found", found.size())));
        return found;
    }

    private static Protection protection(List<ProtectedPerson> covered) {
        ProtectedPerson first = covered.getFirst();
        return new Protection(
                first.protectionId,
                first.agency,
                first.startsOn,
                first.endsOn,
                first.enteredBy,
                first.enteredAt,
                people(covered));
    }

    private static List<Addressee> people(List<ProtectedPerson> covered) {
        return covered.stream().map(ProtectedPerson::addressee).toList();
    }

    private static List<SubjectReference> references(List<Addressee> whom) {
        return whom.stream().map(Addressee::reference).toList();
    }

    /// Whoever was told where they live is told again: now without, or with it once more. The others who share an
    /// integrated number with them as well. In the caller's transaction.
    void announce(List<Addressee> whom) throws SQLException {
        people.flush();
        Set<Addressee> all = new LinkedHashSet<>(whom);
        for (Addressee each : whom) {
            entities.createNativeQuery("""
                            select r.source, r.addressee_number from resident r
                              join resident o on o.municipality = r.municipality
                                             and o.integrated_number = r.integrated_number
                             where o.source = ?1 and o.addressee_number = ?2""", Tuple.class)
                    .setParameter(1, each.source().name())
                    .setParameter(2, each.number().value())
                    .getResultList()
                    .forEach(row ->
                            all.add(Addressee.of(Source.valueOf(row.get(0, String.class)), row.get(1, String.class))));
        }
        news.announce(all);
    }

    private static void requirePeriod(LocalDate first, @Nullable LocalDate last) {
        if (last != null && last.isBefore(first)) {
            throw ProblemException.of(ProtectionProblem.PERIOD_REVERSED);
        }
    }

    /// Residents before their protections, as whoever gives them another number locks them.
    private void lockCovered(UUID id) {
        entities.createNativeQuery("""
                        select 1 from protected_person p
                          join resident r on r.municipality = p.municipality and r.source = p.source
                                         and r.addressee_number = p.addressee_number
                         where p.protection_id = ?1
                         order by r.source, r.addressee_number
                           for no key update of r""", Integer.class)
                .setParameter(1, id)
                .getResultList();
    }

    /// Locked until the end: whoever gives them another integrated number meanwhile waits and then sees the protection,
    /// or has done so before it is looked who shares their number. Otherwise neither would withhold an address.
    private void requireKnown(Addressee whom) {
        boolean known = !entities.createNativeQuery(
                        "select 1 from resident where source = ?1 and addressee_number = ?2 for no key update",
                        Integer.class)
                .setParameter(1, whom.source().name())
                .setParameter(2, whom.number().value())
                .getResultList()
                .isEmpty();
        if (!known) {
            throw ProblemException.ofField(
                    ProtectionProblem.ADDRESSEE_UNKNOWN, "people", whom.number().value());
        }
    }
}
