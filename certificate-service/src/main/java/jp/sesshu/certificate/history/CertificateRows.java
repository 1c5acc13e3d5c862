package jp.sesshu.certificate.history;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.sesshu.certificate.content.CertificateKind;
import jp.sesshu.certificate.lookup.Channel;
import jp.sesshu.certificate.withdrawal.WithdrawalReason;
import org.jspecify.annotations.Nullable;

/// Reads certificates with all that was noted of them.
final class CertificateRows {
    static final String SELECT = """
            select c.id, c.addressee_number, c.kind, c.channel, c.state, c.issued_by, c.issued_at, c.replaces,
                   c.outdated_at, w.reason, w.withdrawn_by, w.withdrawn_at, k.documents, k.name_kind, k.name_evidence,
                   k.representative, k.representative_documents, k.power_of_attorney, k.protection_checked,
                   k.checked_by, k.checked_at,
                   (select count(*) from certificate_dose d
                     where d.municipality = c.municipality and d.certificate_id = c.id) as doses
              from certificate c
              left join withdrawal w on w.municipality = c.municipality and w.certificate_id = c.id
              left join counter_check k on k.municipality = c.municipality and k.certificate_id = c.id
             where c.municipality = current_setting('app.municipality')
            """;

    private CertificateRows() {}

    static List<IssuedCertificate> read(PreparedStatement statement) throws SQLException {
        List<IssuedCertificate> certificates = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                certificates.add(certificate(row));
            }
        }
        return certificates;
    }

    private static IssuedCertificate certificate(ResultSet row) throws SQLException {
        return new IssuedCertificate(
                row.getString("id"),
                row.getString("addressee_number"),
                CertificateKind.valueOf(row.getString("kind")),
                Channel.valueOf(row.getString("channel")),
                CertificateState.valueOf(row.getString("state")),
                row.getString("issued_by"),
                Objects.requireNonNull(instant(row, "issued_at")),
                row.getInt("doses"),
                row.getString("replaces"),
                instant(row, "outdated_at"),
                withdrawal(row),
                check(row));
    }

    private static IssuedCertificate.@Nullable Withdrawal withdrawal(ResultSet row) throws SQLException {
        Instant at = instant(row, "withdrawn_at");
        return at == null
                ? null
                : new IssuedCertificate.Withdrawal(
                        WithdrawalReason.valueOf(row.getString("reason")), row.getString("withdrawn_by"), at);
    }

    private static IssuedCertificate.@Nullable Check check(ResultSet row) throws SQLException {
        Instant at = instant(row, "checked_at");
        return at == null
                ? null
                : new IssuedCertificate.Check(
                        texts(row, "documents"),
                        row.getString("name_kind"),
                        row.getString("name_evidence"),
                        row.getString("representative"),
                        texts(row, "representative_documents"),
                        row.getBoolean("power_of_attorney"),
                        row.getBoolean("protection_checked"),
                        row.getString("checked_by"),
                        at);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
