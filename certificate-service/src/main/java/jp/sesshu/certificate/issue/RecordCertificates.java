package jp.sesshu.certificate.issue;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import jp.sesshu.certificate.content.CertificateContent;
import jp.sesshu.certificate.content.CertificateId;
import jp.sesshu.certificate.content.DoseGiven;
import jp.sesshu.certificate.content.Passport;
import jp.sesshu.certificate.content.Uvci;
import jp.sesshu.certificate.issue.CertificateTable.Recorded;
import jp.sesshu.certificate.issue.RecordCertificate.Wanted;
import jp.sesshu.certificate.lookup.Channel;
import jp.sesshu.certificate.lookup.LookedUp;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.outbox.Event;
import jp.sesshu.platform.outbox.Outbox;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.time.JapaneseCalendar;
import jp.sesshu.platform.transaction.Asked;
import jp.sesshu.platform.transaction.Outcome;
import org.jspecify.annotations.Nullable;

/// Records several certificates in one transaction. Who is refused before anything was written is refused alone; where a
/// refusal comes later, nothing of the transaction stays, and each is tried by itself.
@ApplicationScoped
class RecordCertificates {
    /// An id is taken only after a million certificates on one day, and a uvci never in practice.
    private static final int ATTEMPTS = 5;

    private final AgroalDataSource database;
    private final Serials serials;
    private final Signing signing;
    private final Replacement replacement;
    private final PassportIndex passports;
    private final AuditLog audit;
    private final Outbox outbox;
    private final InstantSource clock;

    RecordCertificates(
            AgroalDataSource database,
            Serials serials,
            Signing signing,
            Replacement replacement,
            PassportIndex passports,
            AuditLog audit,
            Outbox outbox,
            InstantSource clock) {
        this.database = database;
        this.serials = serials;
        this.signing = signing;
        this.replacement = replacement;
        this.passports = passports;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @param passport its index; null for a domestic certificate
    private record Ready(
            Asked<Wanted, Issued> asked, List<DoseGiven> doses, @Nullable String passport) {
        Application application() {
            return asked.command().application();
        }

        LookedUp.Person person() {
            return asked.command().person();
        }
    }

    @Transactional(rollbackOn = Exception.class)
    List<Outcome<Issued>> record(List<Asked<Wanted, Issued>> group) throws SQLException {
        SortedMap<Integer, Outcome<Issued>> outcomes = new TreeMap<>();
        List<Event> entries = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            Map<Integer, Ready> ready = ready(connection, group, outcomes);
            Map<Integer, Recorded> recorded = recorded(connection, ready);
            for (Map.Entry<Integer, Ready> each : ready.entrySet()) {
                int place = each.getKey();
                outcomes.put(place, end(connection, each.getValue(), recorded.get(place), entries));
            }
        }
        outbox.append(entries);
        return List.copyOf(outcomes.values());
    }

    /// @param outcomes takes the refusals, by their places in the group
    /// @return the others, likewise
    private Map<Integer, Ready> ready(
            Connection connection, List<Asked<Wanted, Issued>> group, Map<Integer, Outcome<Issued>> outcomes)
            throws SQLException {
        Map<Integer, Ready> ready = new TreeMap<>();
        for (int place = 0; place < group.size(); place++) {
            Asked<Wanted, Issued> asked = group.get(place);
            try {
                ready.put(place, asked.inItsName(() -> ready(connection, asked)));
            } catch (ProblemException refusal) {
                outcomes.put(place, Outcome.refused(refusal));
            }
        }
        return ready;
    }

    private Ready ready(Connection connection, Asked<Wanted, Issued> asked) throws SQLException {
        Application application = asked.command().application();
        LookedUp.Person person = asked.command().person();
        Passport passport = application.passport();
        String index = passport == null ? null : passports.of(passport.number());
        if (index != null
                && application.channel() == Channel.KIOSK
                && !CertificateTable.knowsPassport(connection, person, index)) {
            throw ProblemException.of(IssueProblem.PASSPORT_NEW_TO_US);
        }
        replacement.require(application, person);
        return new Ready(asked, IssueRules.doses(person, application.channel()), index);
    }

    /// @return without those for whom no id was found that isn't taken
    private Map<Integer, Recorded> recorded(Connection connection, Map<Integer, Ready> ready) throws SQLException {
        Map<Integer, Recorded> recorded = new HashMap<>();
        for (int attempt = 0; attempt < ATTEMPTS && recorded.size() < ready.size(); attempt++) {
            Map<Integer, CertificateTable.Row> rows = new HashMap<>();
            for (Map.Entry<Integer, Ready> each : ready.entrySet()) {
                if (!recorded.containsKey(each.getKey())) {
                    rows.put(each.getKey(), row(connection, each.getValue()));
                }
            }
            recorded.putAll(CertificateTable.record(connection, rows));
        }
        return recorded;
    }

    private CertificateTable.Row row(Connection connection, Ready ready) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(
                now.atZone(JapaneseCalendar.TOKYO).toLocalDate());
        String serial = String.valueOf(1_000_000 + serials.next(connection)).substring(1);
        return new CertificateTable.Row(
                new CertificateId("JPN" + ready.asked().caller().municipality() + day + serial),
                ready.application(),
                ready.person(),
                Uvci.random(),
                ready.passport(),
                ready.asked().caller().name(),
                now);
    }

    /// A refusal of what was recorded just now has to end the transaction.
    private Outcome<Issued> end(
            Connection connection,
            Ready ready,
            @Nullable Recorded recorded,
            List<Event> entries)
            throws SQLException {
        if (recorded == null) {
            return Outcome.refused(ProblemException.of(PlatformProblem.UNAVAILABLE));
        }
        try {
            Issued issued = ready.asked().inItsName(() -> handOver(connection, ready, recorded));
            entries.add(ready.asked().inItsName(() -> audit.eventOfGroup(deed(ready, issued.id()))));
            return Outcome.done(issued);
        } catch (ProblemException refusal) {
            if (recorded.fresh()) {
                throw refusal;
            }
            return Outcome.refused(refusal);
        }
    }

    /// What was answered before is signed anew: no signature is kept, and no name.
    private Issued handOver(Connection connection, Ready ready, Recorded recorded)
            throws SQLException {
        if (!recorded.same()) {
            throw ProblemException.of(IssueProblem.APPLICATION_USED);
        }
        Noting noting = ready.asked().command().noting();
        CertificateContent content = content(ready, recorded);
        if (recorded.fresh()) {
            replacement.replace(ready.application());
            noting.note(connection, recorded.id(), ready.person());
        } else {
            noting.again();
        }
        return signing.sign(content, recorded.uvci());
    }

    private static Deed deed(Ready ready, CertificateId id) {
        Application application = ready.application();
        return Deed.of("certificate.issued")
                .about(List.of(
                        SubjectReference.of(ready.person().addresseeNumber()),
                        SubjectReference.ofRecord(id),
                        SubjectReference.ofRecord(application.id())))
                .with(Map.of(
                        "kind", application.kind().name(),
                        "channel", application.channel().name(),
                        "doses", ready.person().doses().size()));
    }

    private static CertificateContent content(Ready ready, Recorded recorded) {
        Application application = ready.application();
        return new CertificateContent(
                recorded.id(),
                application.kind(),
                application.municipality(),
                recorded.issuedAt(),
                application.holder(ready.person()),
                ready.doses(),
                application.passport());
    }
}
