package jp.sesshu.vrs.venue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.time.JapaneseCalendar;
import jp.sesshu.vrs.dose.DoseProblem;
import jp.sesshu.vrs.dose.Vaccination;
import org.hibernate.Session;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/// Writes down who begins to record which lot at which venue. A lot that the municipality was not given is refused
/// here, before hundreds of doses carry it.
@ApplicationScoped
class OpenVenueSession {
    private final Session entities;
    private final CurrentCaller caller;
    private final Lots lots;
    private final AuditLog audit;
    private final InstantSource clock;

    OpenVenueSession(Session entities, CurrentCaller caller, Lots lots, AuditLog audit, InstantSource clock) {
        this.entities = entities;
        this.caller = caller;
        this.lots = lots;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    UUID apply(Vaccination vaccination) {
        LocalDate today = JapaneseCalendar.today(clock);
        if (vaccination.givenOn().isAfter(today)) {
            throw ProblemException.of(DoseProblem.DATE_IN_THE_FUTURE);
        }
        if (!lots.usable(vaccination.lot(), vaccination.product())) {
            throw ProblemException.of(VenueProblem.LOT_NOT_DELIVERED);
        }
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        insert(id, vaccination);
        audit.record(Deed.of("venue.session-opened")
                .with(Map.of(
                        "session", id.toString(),
                        "venue", vaccination.venue(),
                        "lot", vaccination.lot().value())));
        return id;
    }

    private void insert(UUID id, Vaccination vaccination) {
        Caller who = caller.get();
        entities.createNativeMutationQuery("""
                        insert into venue_session (municipality, id, venue, day, product, lot_number, doctor, opened_by,
                                                   opened_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, cast(?7 as text), ?8, ?9)""")
                .setParameter(1, who.municipality().value())
                .setParameter(2, id)
                .setParameter(3, vaccination.venue())
                .setParameter(4, vaccination.givenOn())
                .setParameter(5, vaccination.product().name())
                .setParameter(6, vaccination.lot().value())
                .setParameter(7, vaccination.doctor())
                .setParameter(8, who.name())
                .setParameter(9, clock.instant().atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }
}
