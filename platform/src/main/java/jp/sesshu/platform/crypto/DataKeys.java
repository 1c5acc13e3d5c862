package jp.sesshu.platform.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.PrfSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.sesshu.platform.access.CurrentCaller;

/// Each municipality's own keys, made when first needed and stored wrapped by the key store's key. Erasing a
/// municipality's rows there makes its ciphertext unreadable for good.
@ApplicationScoped
public class DataKeys {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private final CurrentCaller caller;
    private final DataKeyTable table;
    private final InstantSource clock;
    private final Map<KeySlot, Opened> opened = new ConcurrentHashMap<>();

    DataKeys(CurrentCaller caller, DataKeyTable table, InstantSource clock) {
        this.caller = caller;
        this.table = table;
        this.clock = clock;
    }

    /// Ready to use: to make one takes longer than to encrypt with it.
    private record Opened(Object primitive, Instant since) {}

    /// Drops the calling municipality's keys from memory, after they were erased. Other processes do so by themselves
    /// within a minute.
    public void forget() {
        opened.keySet().removeIf(slot -> slot.municipality().equals(caller.get().municipality()));
    }

    /// The encrypting key of the calling municipality.
    public Aead aead(KeyUse use) throws GeneralSecurityException, SQLException {
        return primitive(use, Aead.class);
    }

    /// The keyed function of the calling municipality, for exact-match indexes.
    public PrfSet prf(KeyUse use) throws GeneralSecurityException, SQLException {
        return primitive(use, PrfSet.class);
    }

    private <P> P primitive(KeyUse use, Class<P> type) throws GeneralSecurityException, SQLException {
        KeySlot slot = new KeySlot(caller.get().municipality(), use);
        Opened known = opened.get(slot);
        Instant now = clock.instant();
        if (known != null && known.since().plus(KEPT).isAfter(now)) {
            return type.cast(known.primitive());
        }
        P primitive = table.loadOrCreate(slot).getPrimitive(RegistryConfiguration.get(), type);
        opened.put(slot, new Opened(primitive, now));
        return primitive;
    }
}
