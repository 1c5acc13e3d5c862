package jp.sesshu.vrs.inquiry;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.vrs.dose.VaccineProduct;
import jp.sesshu.vrs.provisionrecord.DoseDigest;
import jp.sesshu.vrs.provisionrecord.ProvidedDose;
import org.jspecify.annotations.Nullable;

/// The asking municipality's inquiries, with their numbers until they are answered and their answers until these are
/// let go. All in the caller's transaction.
@ApplicationScoped
@Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
class InquiryTable {
    private static final String SELECT = """
            select id, answer, asked_municipality, addressee_number, reason, consent, identity_check, asked_by,
                   asked_at, answered_at, job_id, own_key, doses
              from inquiry where municipality = ?""";
    private static final String INSERT = """
            insert into inquiry (municipality, id, asked_municipality, addressee_number, reason, consent,
                   identity_check, asked_by, asked_via, asked_at, fingerprint, answer)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'ACCEPTED') on conflict do nothing""";
    private static final String ANSWER = """
            with forgotten as (
                delete from my_number.inquiry_number where municipality = ? and inquiry_id = ?)
            update inquiry set answer = ?, answered_at = ?, doses = ?, digest = ? where municipality = ? and id = ?""";
    private static final String INSERT_DOSE = """
            insert into inquiry_dose (municipality, inquiry_id, position, dose_number, given_on, ticket_number,
                   dose_municipality, venue, product, lot_number, doctor)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String DOSES = """
            select dose_number, given_on, ticket_number, dose_municipality, venue, product, lot_number, doctor
              from inquiry_dose where municipality = ? and inquiry_id = ? order by position""";
    private static final int LIMIT = 100;
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final InstantSource clock;

    InquiryTable(AgroalDataSource database, CurrentCaller caller, InstantSource clock) {
        this.database = database;
        this.caller = caller;
        this.clock = clock;
    }

    /// @return false where the id is in use
    boolean insert(UUID id, Question question, byte[] fingerprint, byte[] ciphertext) throws SQLException {
        Caller who = caller.get();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, who.municipality().value());
            statement.setObject(2, id);
            statement.setString(3, question.municipality().value());
            statement.setString(4, question.addressee().value());
            statement.setString(5, question.reason().value());
            statement.setBoolean(6, question.consent());
            statement.setString(7, question.identityCheck().name());
            statement.setString(8, who.name());
            statement.setString(9, who.client());
            statement.setObject(10, now());
            statement.setBytes(11, fingerprint);
            return statement.executeUpdate() > 0 && insertNumber(connection, id, ciphertext);
        }
    }

    private boolean insertNumber(Connection connection, UUID id, byte[] ciphertext) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into my_number.inquiry_number (municipality, inquiry_id, ciphertext) values (?, ?, ?)")) {
            bindKey(statement, 1, id);
            statement.setBytes(3, ciphertext);
            return statement.executeUpdate() > 0;
        }
    }

    /// What was asked under an id; nothing where it is unknown or a file's.
    byte @Nullable [] fingerprint(UUID id) throws SQLException {
        return bytes("select fingerprint from inquiry where municipality = ? and id = ?", id);
    }

    /// The number of an inquiry that isn't answered yet.
    byte @Nullable [] ciphertext(UUID id) throws SQLException {
        return bytes("select ciphertext from my_number.inquiry_number where municipality = ? and inquiry_id = ?", id);
    }

    private byte @Nullable [] bytes(String sql, UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bindKey(statement, 1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        }
    }

    /// Locks an inquiry until the transaction ends, so that it is answered once.
    Optional<Inquiry> lock(UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SELECT + " and id = ? for update")) {
            bindKey(statement, 1, id);
            Optional<Inquiry> found = inquiries(statement).stream().findFirst();
            return found.isEmpty() ? found : Optional.of(withDoses(connection, found.get()));
        }
    }

    /// The newest first, without their doses.
    List<Inquiry> latest(@Nullable Answer answer) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        SELECT + " and (?::text is null or answer = ?) order by asked_at desc, id limit ?")) {
            statement.setString(1, caller.get().municipality().value());
            statement.setString(2, answer == null ? null : answer.name());
            statement.setString(3, answer == null ? null : answer.name());
            statement.setInt(4, LIMIT);
            return inquiries(statement);
        }
    }

    private static List<Inquiry> inquiries(PreparedStatement statement) throws SQLException {
        List<Inquiry> inquiries = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                OffsetDateTime answeredAt = row.getObject(10, OffsetDateTime.class);
                inquiries.add(new Inquiry(
                        row.getObject(1, UUID.class),
                        Answer.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getBoolean(6),
                        IdentityCheck.valueOf(row.getString(7)),
                        row.getString(8),
                        row.getObject(9, OffsetDateTime.class).toInstant(),
                        answeredAt == null ? null : answeredAt.toInstant(),
                        row.getObject(11, UUID.class),
                        row.getString(12),
                        row.getInt(13),
                        null));
            }
        }
        return inquiries;
    }

    private Inquiry withDoses(Connection connection, Inquiry inquiry) throws SQLException {
        if (inquiry.answer() != Answer.FOUND) {
            return inquiry;
        }
        List<ProvidedDose> doses = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(DOSES)) {
            bindKey(statement, 1, inquiry.id());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    doses.add(dose(row));
                }
            }
        }
        return doses.size() < inquiry.doseCount() ? inquiry : inquiry.with(doses);
    }

    /// A dose from the columns dose number, date, ticket number, municipality, venue, product, lot, doctor.
    static ProvidedDose dose(ResultSet row) throws SQLException {
        return new ProvidedDose(
                row.getInt(1),
                row.getObject(2, java.time.LocalDate.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                VaccineProduct.valueOf(row.getString(6)),
                row.getString(7),
                row.getString(8));
    }

    /// Keeps an answer and forgets the number.
    Instant answer(UUID id, Answer answer, List<ProvidedDose> doses) throws SQLException {
        OffsetDateTime now = now();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ANSWER)) {
            bindKey(statement, 1, id);
            statement.setString(3, answer.name());
            statement.setObject(4, now);
            statement.setInt(5, doses.size());
            statement.setBytes(6, answer == Answer.FOUND ? DoseDigest.of(id, doses) : null);
            bindKey(statement, 7, id);
            statement.executeUpdate();
            insertDoses(connection, id, doses);
        }
        return now.toInstant();
    }

    private void insertDoses(Connection connection, UUID id, List<ProvidedDose> doses) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT_DOSE)) {
            for (int i = 0; i < doses.size(); i++) {
                ProvidedDose dose = doses.get(i);
                bindKey(statement, 1, id);
                statement.setInt(3, i);
                statement.setInt(4, dose.doseNumber());
                statement.setObject(5, dose.givenOn());
                statement.setString(6, dose.ticketNumber());
                statement.setString(7, dose.municipality());
                statement.setString(8, dose.venue());
                statement.setString(9, dose.product().name());
                statement.setString(10, dose.lot());
                statement.setString(11, dose.doctor());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void bindKey(PreparedStatement statement, int index, UUID id) throws SQLException {
        statement.setString(index, caller.get().municipality().value());
        statement.setObject(index + 1, id);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
