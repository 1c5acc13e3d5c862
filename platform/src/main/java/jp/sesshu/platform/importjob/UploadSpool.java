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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.crypto.DataKeys;
import jp.sesshu.platform.crypto.KeyUse;

/// Keeps an uploaded file until its job has ended: in the database, so that any process can go on with it, packed, and
/// in pieces, each encrypted and bound to its job and place. Nothing of it is ever on a disk in plain text.
@ApplicationScoped
class UploadSpool {
    /// With its nonce and tag such a piece fills a page of PostgreSQL's; a longer one would be cut up into many rows.
    private static final int PIECE_BYTES = 8000;
    /// So many are stored, and read back, at a time.
    private static final int PIECES = 32;
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final DataKeys keys;

    /// @param packed whether they make an LZ4 frame; those stored by former versions are the file as it came
    record Pieces(boolean packed, List<byte[]> bytes) {}

    UploadSpool(AgroalDataSource database, CurrentCaller caller, DataKeys keys) {
        this.database = database;
        this.caller = caller;
        this.keys = keys;
    }

    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    void store(UUID job, InputStream plain) throws SQLException, IOException, GeneralSecurityException {
        Aead aead = keys.aead(KeyUse.SPOOL);
        InputStream bytes = new PackedStream(plain);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "insert into import_spool (municipality, job_id, number, packed, ciphertext) "
                                + "select ?, ?, ? + place, true, piece "
                                + "from unnest(?) with ordinality as p (piece, place)")) {
            statement.setString(1, caller.get().municipality().value());
            statement.setObject(2, job);
            int number = 0;
            for (List<byte[]> pieces = encrypted(aead, job, number, bytes);
                    !pieces.isEmpty();
                    pieces = encrypted(aead, job, number, bytes)) {
                statement.setInt(3, number - 1);
                statement.setArray(4, connection.createArrayOf("bytea", pieces.toArray(byte[][]::new)));
                statement.executeUpdate();
                number += pieces.size();
            }
        }
    }

    private static List<byte[]> encrypted(Aead aead, UUID job, int first, InputStream bytes)
            throws IOException, GeneralSecurityException {
        List<byte[]> pieces = new ArrayList<>(PIECES);
        while (pieces.size() < PIECES) {
            byte[] piece = bytes.readNBytes(PIECE_BYTES);
            if (piece.length == 0) {
                break;
            }
            pieces.add(aead.encrypt(piece, place(true, job, first + pieces.size())));
        }
        return pieces;
    }

    /// Some pieces, in a transaction of their own: the job's connection is busy copying those before.
    ///
    /// @return none at the end
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    Pieces pieces(UUID job, int first) throws SQLException, GeneralSecurityException {
        Aead aead = keys.aead(KeyUse.SPOOL);
        List<byte[]> pieces = new ArrayList<>(PIECES);
        boolean packed = false;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select packed, ciphertext from import_spool where job_id = ? and number >= ? and number < ? "
                                + "order by number")) {
            statement.setObject(1, job);
            statement.setInt(2, first);
            statement.setInt(3, first + PIECES);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    packed = row.getBoolean(1);
                    pieces.add(aead.decrypt(row.getBytes(2), place(packed, job, first + pieces.size())));
                }
            }
        }
        return new Pieces(packed, pieces);
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

    /// Who doesn't know that a piece is packed can't open it, rather than take it for a line of the file.
    private static byte[] place(boolean packed, UUID job, int number) {
        return ((packed ? "spool-lz4:" : "spool:") + job + ":" + number).getBytes(StandardCharsets.UTF_8);
    }
}
