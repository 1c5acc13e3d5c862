package jp.sesshu.certificate.app;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which app is the official one, and who issues through it.
@ConfigMapping(prefix = "certificate.app")
interface AppConfig {
    /// The keys that the app's requests are signed with, by a name of the operator's choice: files with a public key or a
    /// certificate on P-256 in PEM. Without one every app is unknown.
    Map<String, Path> keys();

    /// The codes of the municipalities that take part.
    Optional<Set<String>> municipalities();
}
