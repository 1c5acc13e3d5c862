package jp.sesshu.vrs.inquiry;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.Purpose;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.mynumber.MyNumber;
import jp.sesshu.platform.mynumber.MyNumberCiphers;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.vrs.provisionrecord.Asked;
import jp.sesshu.vrs.provisionrecord.ProvidedDose;
import jp.sesshu.vrs.provisionrecord.ProvisionRecords;

/// The asked municipality's side, in a transaction of that municipality's own, and all that is ever done there on
/// another's behalf: finding one person by the keyed index, and giving that person's doses with a provision record and
/// an audit entry. Where nobody is found, nothing is left behind. Called by {@link AnswerInquiry} alone.
@ApplicationScoped
class AskedArea {
    static final String FIND = """
            select s.addressee_number, s.protected
              from my_number.my_number n
              join subject s on s.municipality = n.municipality and s.addressee_number = n.addressee_number
             where n.municipality = ? and n.number_index = ? order by s.addressee_number""";
    /// Somebody may have several addressee numbers there: it is My Number that makes them one person.
    static final String DOSES = """
            select d.dose_number, d.given_on, d.ticket_number, d.municipality, d.venue, d.product, d.lot_number,
                   d.doctor
              from my_number.my_number named
              join my_number.my_number n on n.municipality = named.municipality and n.number_index = named.number_index
              join ticket t on t.municipality = n.municipality and t.addressee_number = n.addressee_number
              join dose d on d.municipality = t.municipality and d.ticket_number = t.ticket_number
             where named.municipality = ? and named.addressee_number = ? and d.state = 'RECORDED'
             order by d.given_on, d.dose_number, d.ticket_number""";
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final MyNumberCiphers ciphers;
    private final ProvisionRecords records;
    private final AuditLog audit;

    AskedArea(
            AgroalDataSource database,
            CurrentCaller caller,
            MyNumberCiphers ciphers,
            ProvisionRecords records,
            AuditLog audit) {
        this.database = database;
        this.caller = caller;
        this.ciphers = ciphers;
        this.records = records;
        this.audit = audit;
    }

    /// @param doses empty unless a record was found
    record Given(Answer answer, List<ProvidedDose> doses) {
        static Given without(Answer answer) {
            return new Given(answer, List.of());
        }
    }

    private record Person(AddresseeNumber addressee, boolean protectedPerson) {}

    /// Whoever has a My Number here.
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    Given look(Asked asked, MyNumber number) throws SQLException {
        Optional<Person> found = find(number);
        if (found.isEmpty()) {
            return Given.without(Answer.NOBODY);
        }
        Person person = found.get();
        if (person.protectedPerson()) {
            records.hold(asked, person.addressee());
            return decided(asked);
        }
        Optional<UUID> record = records.begin(asked, person.addressee());
        return record.isPresent() ? give(asked, record.get(), person.addressee()) : Given.without(Answer.DECLINED);
    }

    /// What was decided meanwhile on a protected person.
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    Given fetch(Asked asked) throws SQLException {
        return decided(asked);
    }

    private Given decided(Asked asked) throws SQLException {
        Optional<ProvisionRecords.Provision> found = records.find(asked);
        if (found.isEmpty()) {
            return Given.without(Answer.RESTRICTED);
        }
        ProvisionRecords.Provision record = found.get();
        return switch (record.state()) {
            case APPROVED, PROVIDED -> give(asked, record.id(), record.addressee());
            case DECLINED -> Given.without(Answer.DECLINED);
            case WAITING -> restricted(asked, record);
        };
    }

    private Given restricted(Asked asked, ProvisionRecords.Provision record) {
        audit.record(deed("record.restricted", asked, record.id(), record.addressee()));
        return Given.without(Answer.RESTRICTED);
    }

    private Given give(Asked asked, UUID record, AddresseeNumber addressee) throws SQLException {
        List<ProvidedDose> doses = doses(addressee);
        records.provided(record, asked.inquiry(), doses);
        var _ = audit.permit(Purpose.PROVISION, deed("record.provided", asked, record, addressee));
        return new Given(Answer.FOUND, doses);
    }

    private static Deed deed(String action, Asked asked, UUID record, AddresseeNumber addressee) {
        return Deed.of(action, SubjectReference.of(addressee), SubjectReference.ofRecord(record))
                .because(asked.reason())
                .with(Map.of(
                        "askedBy", asked.by().value(),
                        "inquiry", asked.inquiry().toString()));
    }

    private Optional<Person> find(MyNumber number) throws SQLException {
        byte[] index = ciphers.current().index(number);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, caller.get().municipality().value());
            statement.setBytes(2, index);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                AddresseeNumber first = new AddresseeNumber(row.getString(1));
                boolean protectedPerson = row.getBoolean(2);
                while (row.next()) {
                    protectedPerson |= row.getBoolean(2);
                }
                return Optional.of(new Person(first, protectedPerson));
            }
        }
    }

    private List<ProvidedDose> doses(AddresseeNumber addressee) throws SQLException {
        List<ProvidedDose> doses = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(DOSES)) {
            statement.setString(1, caller.get().municipality().value());
            statement.setString(2, addressee.value());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    doses.add(InquiryTable.dose(row));
                }
            }
        }
        return doses;
    }
}
