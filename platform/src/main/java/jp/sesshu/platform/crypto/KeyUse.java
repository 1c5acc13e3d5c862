package jp.sesshu.platform.crypto;

import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.prf.HmacPrfParameters;
import java.security.GeneralSecurityException;

/// What a data key is for. Each municipality has one of each.
public enum KeyUse {
    MY_NUMBER,
    MY_NUMBER_INDEX,
    PASSPORT_INDEX,
    SPOOL;

    Parameters parameters() throws GeneralSecurityException {
        return switch (this) {
            case MY_NUMBER, SPOOL ->
                AesGcmParameters.builder()
                        .setKeySizeBytes(32)
                        .setIvSizeBytes(12)
                        .setTagSizeBytes(16)
                        .setVariant(AesGcmParameters.Variant.TINK)
                        .build();
            case MY_NUMBER_INDEX, PASSPORT_INDEX ->
                HmacPrfParameters.builder()
                        .setKeySizeBytes(32)
                        .setHashType(HmacPrfParameters.HashType.SHA256)
                        .build();
        };
    }
}
