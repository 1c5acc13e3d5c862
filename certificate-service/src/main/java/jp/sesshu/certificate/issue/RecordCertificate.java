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
import java.util.List;
import java.util.Map;
import jp.sesshu.certificate.content.CertificateContent;
import jp.sesshu.certificate.content.CertificateId;
import jp.sesshu.certificate.content.Passport;
import jp.sesshu.certificate.lookup.Channel;
import jp.sesshu.certificate.lookup.LookedUp;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.time.JapaneseCalendar;
import org.jspecify.annotations.Nullable;

/// Gives a certificate its id and writes it down, with its audit entry, in one transaction.
@ApplicationScoped
class RecordCertificate {
    /// An id is taken only after a million certificates on one day, and a uvci never in practice.
    private static final int ATTEMPTS = 5;

    private final AgroalDataSource database;
    private final Serials serials;
    private final Uvcis uvcis;
    private final PassportIndex passports;
    private final CurrentCaller caller;
    private final AuditLog audit;
    private final InstantSource clock;

    RecordCertificate(
            AgroalDataSource database,
            Serials serials,
            Uvcis uvcis,
            PassportIndex passports,
            CurrentCaller caller,
            AuditLog audit,
            InstantSource clock) {
        this.database = database;
        this.serials = serials;
        this.uvcis = uvcis;
        this.passports = passports;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(rollbackOn = Exception.class)
    Issued record(Application application, LookedUp.Person person) throws SQLException {
        Passport passport = application.passport();
        String index = passport == null ? null : passports.of(passport.number());
        CertificateTable.Recorded recorded;
        try (Connection connection = database.getConnection()) {
            requireKnownPassport(connection, application, person, index);
            recorded = record(connection, application, person, index);
        }
        audit.record(deed(application, person, recorded.id()));
        return new Issued(content(application, person, recorded), recorded.uvci());
    }

    private static void requireKnownPassport(
            Connection connection, Application application, LookedUp.Person person, @Nullable String index)
            throws SQLException {
        if (index != null
                && application.channel() == Channel.KIOSK
                && !CertificateTable.knowsPassport(connection, person, index)) {
            throw ProblemException.of(IssueProblem.PASSPORT_NEW_TO_US);
        }
    }

    private CertificateTable.Recorded record(
            Connection connection, Application application, LookedUp.Person person, @Nullable String index)
            throws SQLException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            CertificateTable.Recorded recorded = CertificateTable.record(
                    connection,
                    new CertificateTable.Row(
                            id(connection, now),
                            application,
                            person,
                            uvcis.next(),
                            index,
                            caller.get().name(),
                            now));
            if (recorded != null) {
                return requireSame(recorded);
            }
        }
        throw ProblemException.of(PlatformProblem.UNAVAILABLE);
    }

    private static CertificateTable.Recorded requireSame(CertificateTable.Recorded recorded) {
        if (!recorded.same()) {
            throw ProblemException.of(IssueProblem.APPLICATION_USED);
        }
        return recorded;
    }

    private CertificateId id(Connection connection, Instant now) throws SQLException {
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(now.atZone(JapaneseCalendar.TOKYO).toLocalDate());
        return new CertificateId("JPN%s%s%06d".formatted(caller.get().municipality(), day, serials.next(connection)));
    }

    private static Deed deed(Application application, LookedUp.Person person, CertificateId id) {
        return Deed.of("certificate.issued")
                .about(List.of(
                        SubjectReference.of(person.addresseeNumber()),
                        SubjectReference.ofRecord(id),
                        SubjectReference.ofRecord(application.id())))
                .with(Map.of(
                        "kind", application.kind().name(),
                        "channel", application.channel().name(),
                        "doses", person.doses().size()));
    }

    private static CertificateContent content(
            Application application, LookedUp.Person person, CertificateTable.Recorded recorded) {
        return new CertificateContent(
                recorded.id(),
                application.kind(),
                application.municipality(),
                recorded.issuedAt(),
                application.holder(),
                IssueRules.doses(person, application.channel()),
                application.passport());
    }
}
