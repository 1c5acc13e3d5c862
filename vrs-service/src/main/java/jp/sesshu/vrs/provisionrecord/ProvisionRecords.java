package jp.sesshu.vrs.provisionrecord;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.LegalBases;
import jp.sesshu.platform.audit.Purpose;
import jp.sesshu.platform.number.AddresseeNumber;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/// Writes provision records in the area of the municipality that provides. An inquiry has one, however often it is
/// repeated; the last time it was provided is the one that counts, since the answers before got lost.
@ApplicationScoped
public class ProvisionRecords {
    private static final String INSERT = """
            insert into provision_record as p (municipality, id, asked_by, inquiry_id, asked_by_user, asked_at, reason,
                   consent, identity_check, legal_basis, addressee_number, items, withheld, state)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict on constraint provision_record_inquiry_key do update
               set state = excluded.state, withheld = excluded.withheld where p.state in (:from)
            returning p.id""";
    private static final String PROVIDED = """
            update provision_record set state = 'PROVIDED', provided_at = ?, times = times + 1, doses = ?, digest = ?
             where municipality = ? and id = ?""";
    private static final String FIND = """
            select id, state, addressee_number from provision_record
             where municipality = ? and asked_by = ? and inquiry_id = ? for update""";
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final LegalBases legalBases;
    private final InstantSource clock;

    ProvisionRecords(AgroalDataSource database, CurrentCaller caller, LegalBases legalBases, InstantSource clock) {
        this.database = database;
        this.caller = caller;
        this.legalBases = legalBases;
        this.clock = clock;
    }

    public record Provision(UUID id, ProvisionState state, AddresseeNumber addressee) {}

    /// Notes that a record is about to be provided.
    ///
    /// @return the provision record's id, or nothing where somebody declined to provide this
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public Optional<UUID> begin(Asked asked, AddresseeNumber addressee) throws SQLException {
        return insert(asked, addressee, ProvisionState.PROVIDED, "'PROVIDED', 'WAITING', 'APPROVED'");
    }

    /// Puts an inquiry about a protected person on the list of those that somebody has to decide on, unless it is.
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public void hold(Asked asked, AddresseeNumber addressee) throws SQLException {
        var _ = insert(asked, addressee, ProvisionState.WAITING, "'PROVIDED'");
    }

    private Optional<UUID> insert(Asked asked, AddresseeNumber addressee, ProvisionState state, String from)
            throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT.replace(":from", from))) {
            statement.setString(1, caller.get().municipality().value());
            statement.setObject(2, UuidVersion7Strategy.INSTANCE.generateUuid(null));
            statement.setString(3, asked.by().value());
            statement.setObject(4, asked.inquiry());
            statement.setString(5, asked.user());
            statement.setObject(6, asked.at().atOffset(ZoneOffset.UTC));
            statement.setString(7, asked.reason());
            statement.setBoolean(8, asked.consent());
            statement.setString(9, asked.identityCheck());
            statement.setString(10, legalBases.of(Purpose.PROVISION));
            statement.setString(11, addressee.value());
            statement.setString(12, ProvidedDose.ITEMS);
            statement.setBoolean(13, state == ProvisionState.WAITING);
            statement.setString(14, state.name());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    /// Completes the record with what is provided.
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public void provided(UUID id, UUID inquiry, List<ProvidedDose> doses) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(PROVIDED)) {
            statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            statement.setInt(2, doses.size());
            statement.setBytes(3, DoseDigest.of(inquiry, doses));
            statement.setString(4, caller.get().municipality().value());
            statement.setObject(5, id);
            statement.executeUpdate();
        }
    }

    /// The provision record of another municipality's inquiry, locked until the transaction ends.
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public Optional<Provision> find(Asked asked) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, caller.get().municipality().value());
            statement.setString(2, asked.by().value());
            statement.setObject(3, asked.inquiry());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Provision(
                                row.getObject(1, UUID.class),
                                ProvisionState.valueOf(row.getString(2)),
                                new AddresseeNumber(row.getString(3))))
                        : Optional.empty();
            }
        }
    }
}
