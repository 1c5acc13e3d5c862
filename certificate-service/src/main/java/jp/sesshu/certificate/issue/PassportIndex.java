package jp.sesshu.certificate.issue;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.HexFormat;
import jp.sesshu.platform.crypto.DataKeys;
import jp.sesshu.platform.crypto.KeyUse;

/// Passport numbers as a keyed hash of 32 bytes (HMAC-SHA-256): enough to know one again, and nothing to read.
@ApplicationScoped
public class PassportIndex {
    private static final int BYTES = 32;
    private final DataKeys keys;

    PassportIndex(DataKeys keys) {
        this.keys = keys;
    }

    /// Of the calling municipality: the same passport has another index at the next one.
    ///
    /// @return in hexadecimal digits
    public String of(String passportNumber) {
        try {
            return HexFormat.of()
                    .formatHex(keys.prf(KeyUse.PASSPORT_INDEX)
                            .computePrimary(passportNumber.getBytes(StandardCharsets.UTF_8), BYTES));
        } catch (GeneralSecurityException | SQLException e) {
            throw new IllegalStateException("the key of the passports' index can't be opened", e);
        }
    }
}
