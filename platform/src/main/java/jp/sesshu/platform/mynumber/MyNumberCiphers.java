package jp.sesshu.platform.mynumber;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.crypto.DataKeys;
import jp.sesshu.platform.crypto.KeyUse;

/// Opens the cipher of the calling municipality.
@ApplicationScoped
public class MyNumberCiphers {
    private final DataKeys keys;
    private final CurrentCaller caller;

    MyNumberCiphers(DataKeys keys, CurrentCaller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    public MyNumberCipher current() {
        try {
            return new MyNumberCipher(
                    keys.aead(KeyUse.MY_NUMBER),
                    keys.prf(KeyUse.MY_NUMBER_INDEX),
                    caller.get().municipality().value());
        } catch (GeneralSecurityException | SQLException e) {
            throw new IllegalStateException("the keys of this municipality can't be opened", e);
        }
    }
}
