package jp.sesshu.platform.crypto;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/// Where the key that wraps the municipalities' data keys is found.
@ConfigMapping(prefix = "suite.key-store")
public interface KeyStoreConfig {
    /// A Tink keyset (JSON, AES-256-GCM), readable by this service alone. Absent in a process that must not decrypt
    /// anything, such as the internet zone: every use of a key then fails.
    Optional<Path> file();
}
