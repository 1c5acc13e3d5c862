package jp.sesshu.platform.importjob;

import com.google.crypto.tink.Aead;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.crypto.DataKeys;
import jp.sesshu.platform.crypto.KeyUse;

/// Keeps an uploaded file until its job has ended: in the database, so that any process can go on with it, and in
/// pieces, each encrypted and bound to its job and place. Nothing of it is ever on a disk in plain text.
@ApplicationScoped
class UploadSpool {
    private static final int PIECE_BYTES = 256 * 1024;
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final DataKeys keys;

    UploadSpool(AgroalDataSource database, CurrentCaller caller, DataKeys keys) {
        this.database = database;
        this.caller = caller;
        this.keys = keys;
    }

    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    void store(UUID job, InputStream bytes) throws SQLException, IOException, GeneralSecurityException {
        Aead aead = keys.aead(KeyUse.SPOOL);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "insert into import_spool (municipality, job_id, number, ciphertext) values (?, ?, ?, ?)")) {
            statement.setString(1, caller.get().municipality().value());
            statement.setObject(2, job);
            int number = 0;
            for (byte[] piece = bytes.readNBytes(PIECE_BYTES);
                    piece.length > 0;
                    piece = bytes.readNBytes(PIECE_BYTES)) {
                statement.setInt(3, number);
                statement.setBytes(4, aead.encrypt(piece, place(job, number)));
                statement.executeUpdate();
                number++;
            }
        }
    }

    /// One piece, in a transaction of its own: the job's connection is busy copying the piece before.
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    Optional<byte[]> piece(UUID job, int number) throws SQLException, GeneralSecurityException {
        Aead aead = keys.aead(KeyUse.SPOOL);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select ciphertext from import_spool where job_id = ? and number = ?")) {
            statement.setObject(1, job);
            statement.setInt(2, number);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(aead.decrypt(row.getBytes(1), place(job, number))) : Optional.empty();
            }
        }
    }

    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    void remove(UUID job) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("delete from import_spool where job_id = ?")) {
            statement.setObject(1, job);
            statement.executeUpdate();
        }
    }

    private static byte[] place(UUID job, int number) {
        return ("spool:" + job + ":" + number).getBytes(StandardCharsets.UTF_8);
    }
}
