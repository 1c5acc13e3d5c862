package jp.sesshu.addresslinkage.protection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import jp.sesshu.addresslinkage.addressee.Addressee;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.addresslinkage.numbering.IntegratedNumbers;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.time.JapaneseCalendar;
import org.hibernate.Session;

/// Protections whose last day is over and of whose people nobody has been told since.
@ApplicationScoped
class EndedProtections {
    private static final int PEOPLE = 50;
    private final Protections protections;
    private final Session entities;
    private final CurrentCaller caller;
    private final AuditLog audit;
    private final InstantSource clock;

    EndedProtections(
            Protections protections, Session entities, CurrentCaller caller, AuditLog audit, InstantSource clock) {
        this.protections = protections;
        this.entities = entities;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    /// Tells of the next people. Whoever is covered by another protection stays masked.
    ///
    /// @return whether there may be more
    @Transactional(rollbackOn = Exception.class)
    boolean tellNext() throws SQLException {
        LocalDate today = JapaneseCalendar.today(clock);
        if (!isAnyDue(today)) {
            return false;
        }
        entities.doWork(this::standBack);
        List<Addressee> whom = lockNext(today);
        if (whom.isEmpty()) {
            return false;
        }
        whom.forEach(each -> markTold(each, today));
        audit.record(Deed.of("protection.lapsed")
                .about(whom.stream().map(Addressee::reference).toList()));
        protections.announce(whom);
        return true;
    }

    /// Without waiting for anybody: on most days nothing is due.
    private boolean isAnyDue(LocalDate today) {
        return !entities.createNativeQuery(
                        "select 1 from protected_person where ends_on < ?1 and end_told_at is null limit 1",
                        Integer.class)
                .setParameter(1, today)
                .getResultList()
                .isEmpty();
    }

    /// Feeds and whoever enters a protection lock people as well, one after the other. Should both wait for each other,
    /// this gives in, before PostgreSQL looks for a deadlock, and is done at the next look.
    private void standBack(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = '30s'");
            IntegratedNumbers.lock(connection, caller.get().municipality());
            statement.execute("set local lock_timeout = '500ms'");
        }
    }

    /// Residents before their protections, as whoever gives them another number locks them.
    private List<Addressee> lockNext(LocalDate today) {
        return entities
                .createNativeQuery("""
                        select r.source, r.addressee_number from resident r
                          join protected_person p on p.municipality = r.municipality and p.source = r.source
                                                 and p.addressee_number = r.addressee_number
                         where p.ends_on < ?1 and p.end_told_at is null
                         order by r.source, r.addressee_number limit ?2
                           for no key update of r, p""", Tuple.class)
                .setParameter(1, today)
                .setParameter(2, PEOPLE)
                .getResultList()
                .stream()
                .map(row -> Addressee.of(Source.valueOf(row.get(0, String.class)), row.get(1, String.class)))
                .distinct()
                .toList();
    }

    private void markTold(Addressee whom, LocalDate today) {
        entities.createNativeMutationQuery("""
                        update protected_person set end_told_at = ?1
                         where source = ?2 and addressee_number = ?3 and ends_on < ?4 and end_told_at is null""")
                .setParameter(1, clock.instant())
                .setParameter(2, whom.source().name())
                .setParameter(3, whom.number().value())
                .setParameter(4, today)
                .executeUpdate();
    }
}
