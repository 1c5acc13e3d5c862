package jp.sesshu.addresslinkage.mynumber;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.DisclosurePermit;
import jp.sesshu.platform.audit.Purpose;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.mynumber.MyNumberCipher;
import jp.sesshu.platform.mynumber.MyNumberCiphers;
import jp.sesshu.platform.number.AddresseeNumber;

/// Opens the current My Numbers of named people for an approved registration run, and says so in the audit log first:
/// whose, for which run, who asked and who approved. Residents and non-residents share one range of addressee numbers,
/// which is the one that health management knows.
@ApplicationScoped
class DiscloseMyNumbers {
    /// Some hundred numbers are looked up one by one, which PostgreSQL takes for dearer than to read a city's.
    private static final String ONE_BY_ONE = """
            select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
                   set_config('enable_mergejoin', 'off', true)""";
    private static final String SELECT = """
            select h.addressee_number, n.ciphertext
              from my_number.holder h
              join my_number.my_number n on n.municipality = h.municipality and n.number_index = h.number_index
             where h.addressee_number = any (?) and h.source in ('REGISTRY', 'NON_RESIDENT')
             order by h.addressee_number""";
    private final AgroalDataSource database;
    private final MyNumberCiphers ciphers;
    private final AuditLog audit;

    DiscloseMyNumbers(AgroalDataSource database, MyNumberCiphers ciphers, AuditLog audit) {
        this.database = database;
        this.ciphers = ciphers;
        this.audit = audit;
    }

    /// A registration run as health management approved it (HM-9): two different people.
    record ApprovedRun(UUID id, String requestedBy, String approvedBy) {}

    /// @return My Numbers by addressee number; people without one are left out
    @Transactional(rollbackOn = Exception.class)
    Map<String, String> disclose(ApprovedRun run, List<AddresseeNumber> whom) throws SQLException {
        DisclosurePermit permit = audit.permit(
                Purpose.REGISTRATION,
                Deed.of("my-number.disclosed")
                        .about(whom.stream().map(SubjectReference::of).toList())
                        .with(Map.of(
                                "run", run.id().toString(),
                                "requestedBy", run.requestedBy(),
                                "approvedBy", run.approvedBy())));
        MyNumberCipher cipher = ciphers.current();
        Map<String, String> numbers = LinkedHashMap.newLinkedHashMap(whom.size());
        try (Connection connection = database.getConnection();
                PreparedStatement planned = connection.prepareStatement(ONE_BY_ONE);
                PreparedStatement statement = connection.prepareStatement(SELECT)) {
            planned.execute();
            Object[] addressees = whom.stream().map(AddresseeNumber::value).toArray();
            statement.setArray(1, connection.createArrayOf("text", addressees));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    numbers.put(
                            row.getString(1), cipher.decrypt(row.getBytes(2)).reveal(permit));
                }
            }
        }
        return numbers;
    }
}
