package jp.sesshu.platform.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.PrfSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.sesshu.platform.access.CurrentCaller;

/// Each municipality's own keys, made when first needed and stored wrapped by the key store's key. Erasing a
/// municipality's rows there makes its ciphertext unreadable for good.
@ApplicationScoped
public class DataKeys {
    private final CurrentCaller caller;
    private final DataKeyTable table;
    private final Map<KeySlot, KeysetHandle> opened = new ConcurrentHashMap<>();

    DataKeys(CurrentCaller caller, DataKeyTable table) {
        this.caller = caller;
        this.table = table;
    }

    /// The encrypting key of the calling municipality.
    public Aead aead(KeyUse use) throws GeneralSecurityException, SQLException {
        return handle(use).getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /// The keyed function of the calling municipality, for exact-match indexes.
    public PrfSet prf(KeyUse use) throws GeneralSecurityException, SQLException {
        return handle(use).getPrimitive(RegistryConfiguration.get(), PrfSet.class);
    }

    private KeysetHandle handle(KeyUse use) throws GeneralSecurityException, SQLException {
        KeySlot slot = new KeySlot(caller.get().municipality(), use);
        KeysetHandle known = opened.get(slot);
        if (known != null) {
            return known;
        }
        KeysetHandle handle = table.loadOrCreate(slot);
        opened.put(slot, handle);
        return handle;
    }
}
