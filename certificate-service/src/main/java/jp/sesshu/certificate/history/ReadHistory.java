package jp.sesshu.certificate.history;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.sesshu.certificate.content.CertificateId;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Shows the municipality its certificates, the newest first, and writes down whose were shown.
@ApplicationScoped
class ReadHistory {
    /// The cursor is a certificate; the page begins behind it. One that isn't there gives an empty page.
    private static final String BEHIND = """
             and (?::text is null or (c.issued_at, c.id) < (
                      select p.issued_at, p.id from certificate p
                       where p.municipality = current_setting('app.municipality') and p.id = ?))
             order by c.issued_at desc, c.id desc limit ?""";
    private static final String OF_PERSON = CertificateRows.SELECT + " and c.addressee_number = ? " + BEHIND;
    private static final String OUTDATED =
            CertificateRows.SELECT + " and c.outdated_at is not null and c.state = 'VALID' " + BEHIND;
    private static final String ONE = CertificateRows.SELECT + " and c.id = ?";
    private final AgroalDataSource database;
    private final AuditLog audit;

    ReadHistory(AgroalDataSource database, AuditLog audit) {
        this.database = database;
        this.audit = audit;
    }

    /// @param next where the next page begins; null on the last one
    record Page(
            List<IssuedCertificate> certificates, @Nullable String next) {
        static Page of(List<IssuedCertificate> oneMore, int limit) {
            return oneMore.size() <= limit
                    ? new Page(oneMore, null)
                    : new Page(oneMore.subList(0, limit), oneMore.get(limit - 1).id());
        }
    }

    @Transactional(rollbackOn = Exception.class)
    Page of(AddresseeNumber person, @Nullable CertificateId after, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(OF_PERSON)) {
            statement.setString(1, person.value());
            Page page = page(statement, 2, after, limit);
            audit.record(read(page).about(List.of(SubjectReference.of(person))));
            return page;
        }
    }

    @Transactional(rollbackOn = Exception.class)
    Page outdated(@Nullable CertificateId after, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(OUTDATED)) {
            Page page = page(statement, 1, after, limit);
            Stream<SubjectReference> people = page.certificates().stream()
                    .map(certificate -> SubjectReference.of(new AddresseeNumber(certificate.addresseeNumber())))
                    .distinct();
            audit.record(read(page).about(people.toList()));
            return page;
        }
    }

    /// @throws ProblemException where the municipality issued no such certificate
    @Transactional(rollbackOn = Exception.class)
    IssuedCertificate one(CertificateId id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ONE)) {
            statement.setString(1, id.value());
            IssuedCertificate found = CertificateRows.read(statement).stream()
                    .findFirst()
                    .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
            audit.record(Deed.of("certificate.history-read")
                    .about(List.of(
                            SubjectReference.of(new AddresseeNumber(found.addresseeNumber())),
                            SubjectReference.ofRecord(id))));
            return found;
        }
    }

    private static Page page(PreparedStatement statement, int from, @Nullable CertificateId after, int limit)
            throws SQLException {
        statement.setString(from, after == null ? null : after.value());
        statement.setString(from + 1, after == null ? null : after.value());
        statement.setInt(from + 2, limit + 1);
        return Page.of(CertificateRows.read(statement), limit);
    }

    private static Deed read(Page page) {
        return Deed.of("certificate.history-read")
                .with(Map.of("certificates", page.certificates().size()));
    }
}
