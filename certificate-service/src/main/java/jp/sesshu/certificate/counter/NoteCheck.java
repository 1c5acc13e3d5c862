package jp.sesshu.certificate.counter;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import jp.sesshu.certificate.content.CertificateId;
import jp.sesshu.certificate.issue.Noting;
import jp.sesshu.certificate.lookup.LookedUp;

/// Notes with a certificate what was checked before it was issued, and by whom.
record NoteCheck(CounterCheck check, String checkedBy, Instant checkedAt) implements Noting {
    private static final String INSERT = """
            insert into counter_check (municipality, certificate_id, documents, name_kind, name_evidence, representative,
                                       representative_documents, power_of_attorney, protection_checked, checked_by,
                                       checked_at)
            values (current_setting('app.municipality'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String ON_RECORD = "ON_RECORD";

    @Override
    public void note(Connection connection, CertificateId id, LookedUp.Person person) throws SQLException {
        check.requireFor(person);
        NameToPrint name = check.name();
        Representative representative = check.representative();
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, id.value());
            statement.setArray(2, kinds(connection, check.documents()));
            statement.setString(3, name == null ? ON_RECORD : name.kind().name());
            statement.setString(4, name == null ? null : name.evidence().name());
            statement.setString(
                    5, representative == null ? null : representative.capacity().name());
            statement.setArray(6, kinds(connection, representative == null ? Set.of() : representative.documents()));
            statement.setBoolean(7, representative != null && representative.powerOfAttorney());
            statement.setBoolean(8, check.protectionChecked());
            statement.setString(9, checkedBy);
            statement.setObject(10, checkedAt.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    private static Array kinds(Connection connection, Set<IdentityDocument> documents) throws SQLException {
        return connection.createArrayOf(
                "text", documents.stream().map(Enum::name).sorted().toArray());
    }
}
