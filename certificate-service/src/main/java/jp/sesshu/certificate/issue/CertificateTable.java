package jp.sesshu.certificate.issue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import jp.sesshu.certificate.content.CertificateId;
import jp.sesshu.certificate.content.Uvci;
import jp.sesshu.certificate.lookup.LookedUp;
import org.jspecify.annotations.Nullable;

/// Writes certificates by the one function that both zones' roles may call.
final class CertificateTable {
    private static final String RECORD = """
            select id, uvci, issued_at, fresh, same
              from record_certificate(?, ?, ?, ?, ?, ?, decode(?, 'hex'), ?, ?, ?, ?, ?)""";
    private static final String KNOWN = """
            select exists (select from certificate
                            where municipality = current_setting('app.municipality') and addressee_number = ?
                              and passport_index = decode(?, 'hex') and state <> 'REVOKED')""";

    private CertificateTable() {}

    /// @param passportIndex in hexadecimal digits; null for a domestic one
    record Row(
            CertificateId id,
            Application application,
            LookedUp.Person person,
            Uvci uvci,
            @Nullable String passportIndex,
            String issuedBy,
            Instant issuedAt) {}

    /// @param fresh whether it was recorded just now
    /// @param same whether what was recorded is what would be recorded now
    record Recorded(CertificateId id, Uvci uvci, Instant issuedAt, boolean fresh, boolean same) {}

    /// @return what stands on record of the application now; null where the id or the uvci is taken by another
    static @Nullable Recorded record(Connection connection, Row row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RECORD)) {
            bind(statement, row);
            List<LookedUp.DoseOnRecord> doses = row.person().doses();
            statement.setArray(11, connection.createArrayOf("uuid", values(doses, LookedUp.DoseOnRecord::id)));
            statement.setArray(12, connection.createArrayOf("integer", values(doses, LookedUp.DoseOnRecord::version)));
            try (ResultSet recorded = statement.executeQuery()) {
                return recorded.next() ? read(recorded) : null;
            }
        }
    }

    private static void bind(PreparedStatement statement, Row row) throws SQLException {
        Application application = row.application();
        CertificateId replaces = application.replaces();
        statement.setString(1, row.id().value());
        statement.setObject(2, application.id());
        statement.setString(3, application.kind().name());
        statement.setString(4, application.channel().name());
        statement.setString(5, row.person().addresseeNumber().value());
        statement.setString(6, row.uvci().value());
        statement.setString(7, row.passportIndex());
        statement.setString(8, row.issuedBy());
        statement.setObject(9, row.issuedAt().atOffset(ZoneOffset.UTC));
        statement.setString(10, replaces == null ? null : replaces.value());
    }

    private static Object[] values(List<LookedUp.DoseOnRecord> doses, Function<LookedUp.DoseOnRecord, Object> value) {
        return doses.stream().map(value).toArray();
    }

    private static Recorded read(ResultSet row) throws SQLException {
        return new Recorded(
                new CertificateId(row.getString(1)),
                new Uvci(row.getString(2)),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getBoolean(4),
                row.getBoolean(5));
    }

    /// Whether this person was given an international certificate with the same passport before.
    static boolean knowsPassport(Connection connection, LookedUp.Person person, String passportIndex)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KNOWN)) {
            statement.setString(1, person.addresseeNumber().value());
            statement.setString(2, passportIndex);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
