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
import jp.sesshu.certificate.content.Uvci;
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

/// Gives a certificate its id, signs it and writes it down with its audit entry, in one transaction.
@ApplicationScoped
class RecordCertificate {
    /// An id is taken only after a million certificates on one day, and a uvci never in practice.
    private static final int ATTEMPTS = 5;

    private final AgroalDataSource database;
    private final Serials serials;
    private final Signing signing;
    private final Replacement replacement;
    private final PassportIndex passports;
    private final CurrentCaller caller;
    private final AuditLog audit;
    private final InstantSource clock;

    RecordCertificate(
            AgroalDataSource database,
            Serials serials,
            Signing signing,
            Replacement replacement,
            PassportIndex passports,
            CurrentCaller caller,
            AuditLog audit,
            InstantSource clock) {
        this.database = database;
        this.serials = serials;
        this.signing = signing;
        this.replacement = replacement;
        this.passports = passports;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(rollbackOn = Exception.class)
    Issued record(Application application, LookedUp.Person person, Noting noting) throws SQLException {
        Passport passport = application.passport();
        String index = passport == null ? null : passports.of(passport.number());
        Issued issued;
        try (Connection connection = database.getConnection()) {
            requireKnownPassport(connection, application, person, index);
            replacement.require(application, person);
            issued = record(connection, application, person, index, noting);
        }
        audit.record(deed(application, person, issued.id()));
        return issued;
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

    private Issued record(
            Connection connection,
            Application application,
            LookedUp.Person person,
            @Nullable String index,
            Noting noting)
            throws SQLException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            CertificateId id = id(connection, now);
            CertificateTable.Recorded recorded = CertificateTable.record(
                    connection,
                    new CertificateTable.Row(
                            id,
                            application,
                            person,
                            Uvci.random(),
                            index,
                            caller.get().name(),
                            now));
            if (recorded != null) {
                return handOver(connection, application, person, recorded, noting);
            }
        }
        throw ProblemException.of(PlatformProblem.UNAVAILABLE);
    }

    /// What was answered before is signed anew: no signature is kept, and no name.
    private Issued handOver(
            Connection connection,
            Application application,
            LookedUp.Person person,
            CertificateTable.Recorded recorded,
            Noting noting)
            throws SQLException {
        if (!recorded.same()) {
            throw ProblemException.of(IssueProblem.APPLICATION_USED);
        }
        CertificateContent content = content(application, person, recorded.id(), recorded.issuedAt());
        if (recorded.fresh()) {
            replacement.replace(application);
            noting.note(connection, recorded.id(), person);
        } else {
            noting.again();
        }
        return signing.sign(content, recorded.uvci());
    }

    private CertificateId id(Connection connection, Instant now) throws SQLException {
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(
                now.atZone(JapaneseCalendar.TOKYO).toLocalDate());
        String serial = String.valueOf(1_000_000 + serials.next(connection)).substring(1);
        return new CertificateId("JPN" + caller.get().municipality() + day + serial);
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
            Application application, LookedUp.Person person, CertificateId id, Instant issuedAt) {
        return new CertificateContent(
                id,
                application.kind(),
                application.municipality(),
                issuedAt,
                application.holder(person),
                IssueRules.doses(person, application.channel()),
                application.passport());
    }
}
