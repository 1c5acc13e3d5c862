package jp.sesshu.certificate.issue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.certificate.content.CertificateId;
import jp.sesshu.certificate.content.CertificateKind;
import jp.sesshu.certificate.content.Uvci;
import jp.sesshu.certificate.lookup.Channel;
import jp.sesshu.certificate.lookup.LookedUp;
import org.jspecify.annotations.Nullable;

/// Writes certificates by the one function that both zones' roles may call.
final class CertificateTable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String RECORD =
            "select place, id, uvci, issued_at, fresh, same from record_certificates(?::json)";
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

    /// One of the certificates as the function takes it.
    private record Line(
            int place,
            String id,
            UUID application,
            CertificateKind kind,
            Channel channel,
            String addressee,
            String uvci,
            @Nullable String passport,
            String issuer,
            String moment,
            @Nullable String replaces,
            List<DoseLine> doses) {
        Line(int place, Row row) {
            this(
                    place,
                    row.id().value(),
                    row.application().id(),
                    row.application().kind(),
                    row.application().channel(),
                    row.person().addresseeNumber().value(),
                    row.uvci().value(),
                    row.passportIndex(),
                    row.issuedBy(),
                    row.issuedAt().toString(),
                    row.application().replaces() == null
                            ? null
                            : row.application().replaces().value(),
                    row.person().doses().stream()
                            .map(dose -> new DoseLine(dose.id(), dose.version()))
                            .toList());
        }
    }

    private record DoseLine(UUID id, int version) {}

    /// @param rows by a place of the caller's choice
    /// @return what stands on record of each application now, by its place; without those whose id or uvci is taken by
    ///     another
    static Map<Integer, Recorded> record(Connection connection, Map<Integer, Row> rows) throws SQLException {
        Map<Integer, Recorded> recorded = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(RECORD)) {
            statement.setString(1, json(rows));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    recorded.put(row.getInt("place"), read(row));
                }
            }
        }
        return recorded;
    }

    private static String json(Map<Integer, Row> rows) {
        try {
            return JSON.writeValueAsString(rows.entrySet().stream()
                    .map(each -> new Line(each.getKey(), each.getValue()))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a certificate can't be written as JSON", e);
        }
    }

    private static Recorded read(ResultSet row) throws SQLException {
        return new Recorded(
                new CertificateId(row.getString("id")),
                new Uvci(row.getString("uvci")),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("fresh"),
                row.getBoolean("same"));
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
