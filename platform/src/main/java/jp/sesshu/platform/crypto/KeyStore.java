package jp.sesshu.platform.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.prf.PrfConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/// The key that wraps all data keys. It is read from a file when it is first needed, and never leaves this class.
@ApplicationScoped
class KeyStore {
    private final KeyStoreConfig config;

    KeyStore(KeyStoreConfig config) {
        this.config = config;
    }

    Aead wrappingKey() throws GeneralSecurityException {
        AeadConfig.register();
        MacConfig.register();
        PrfConfig.register();
        return keyset().getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private KeysetHandle keyset() throws GeneralSecurityException {
        Path file = config.file()
                .orElseThrow(
                        () -> new IllegalStateException("suite.key-store.file is not set: this process has no keys"));
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(file), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        } catch (IOException e) {
            throw new UncheckedIOException("the key store can't be read: suite.key-store.file", e);
        }
    }
}
