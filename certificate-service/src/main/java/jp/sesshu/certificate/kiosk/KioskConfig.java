package jp.sesshu.certificate.kiosk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Map;

/// Whose requests are taken, and when and for whom kiosks issue. The port of its own, with mutual TLS, is Quarkus's to
/// configure.
@ConfigMapping(prefix = "certificate.kiosk")
interface KioskConfig {
    /// The keys that the certificate centre signs with, by a name of the operator's choice: files with a public key or a
    /// certificate on P-256 in PEM. Without one nothing is taken.
    Map<String, Path> centres();

    /// The municipalities that take part, by their code.
    Map<String, Participant> municipalities();

    /// From when kiosks issue, in Japan.
    @WithDefault("06:30")
    LocalTime opensAt();

    /// Until when, not included.
    @WithDefault("23:00")
    LocalTime closesAt();

    /// What a municipality asks for a certificate at a kiosk.
    interface Participant {
        /// In yen.
        int fee();
    }
}
