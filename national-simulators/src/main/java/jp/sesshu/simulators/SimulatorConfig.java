package jp.sesshu.simulators;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What the simulators are told.
@ConfigMapping(prefix = "simulators")
public interface SimulatorConfig {
    /// The folder with the development keys, which the local stack makes before the start.
    @WithDefault("target/simulator-keys")
    Path keys();

    /// A CSV file of people to make cards for, instead of the few that are built in: name, date of birth, My Number,
    /// surname and given names in Latin letters, passport number; no header.
    Optional<Path> people();

    /// The municipalities by their codes: the name in Japanese and in English, with a comma between.
    Map<String, String> municipalities();

    /// The certificate service as the app reaches it, over the internet.
    @WithDefault("http://127.0.0.1:18007")
    URI appChannel();

    /// The certificate centre as the kiosk reaches it, over its own line with mutual TLS.
    @WithDefault("https://127.0.0.1:18011")
    URI centre();

    /// The certificate service as the certificate centre reaches it, over its own line with mutual TLS.
    @WithDefault("https://127.0.0.1:18008")
    URI kioskChannel();
}
