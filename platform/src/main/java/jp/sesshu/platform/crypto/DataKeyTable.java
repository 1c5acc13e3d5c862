package jp.sesshu.platform.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The stored, wrapped data keys. A key is made in a transaction of its own: a caller's rollback must not leave a key
/// in
/// use that was never stored.
@ApplicationScoped
class DataKeyTable {
    private final AgroalDataSource database;
    private final KeyStore keyStore;

    DataKeyTable(AgroalDataSource database, KeyStore keyStore) {
        this.database = database;
        this.keyStore = keyStore;
    }

    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    KeysetHandle loadOrCreate(KeySlot slot) throws GeneralSecurityException, SQLException {
        Aead wrapping = keyStore.wrappingKey();
        try (Connection connection = database.getConnection()) {
            byte[] wrapped = select(connection, slot);
            if (wrapped == null) {
                insert(
                        connection,
                        slot,
                        wrap(
                                KeysetHandle.generateNew(slot.use().parameters(), RegistryConfiguration.get()),
                                wrapping,
                                slot));
                // Another process may have been first; the stored key is the one.
                wrapped = Objects.requireNonNull(select(connection, slot));
            }
            return TinkProtoKeysetFormat.parseEncryptedKeyset(
                    wrapped, wrapping, slot.associatedData(), RegistryConfiguration.get());
        }
    }

    private static byte[] wrap(KeysetHandle handle, Aead wrapping, KeySlot slot) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                handle, wrapping, slot.associatedData(), RegistryConfiguration.get());
    }

    private static byte @Nullable [] select(Connection connection, KeySlot slot) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select wrapped from data_key where municipality = ? and use = ?")) {
            statement.setString(1, slot.municipality().value());
            statement.setString(2, slot.use().name());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        }
    }

    private static void insert(Connection connection, KeySlot slot, byte[] wrapped) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into data_key (municipality, use, wrapped) values (?, ?, ?) on conflict do nothing")) {
            statement.setString(1, slot.municipality().value());
            statement.setString(2, slot.use().name());
            statement.setBytes(3, wrapped);
            statement.executeUpdate();
        }
    }
}
