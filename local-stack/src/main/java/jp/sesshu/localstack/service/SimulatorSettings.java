package jp.sesshu.localstack.service;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import jp.sesshu.card.development.DevelopmentKeys;
import jp.sesshu.localstack.home.SuiteHome;
import jp.sesshu.localstack.home.SuitePorts;

/// What the national simulators are told, and the keys by which the certificate service knows them: made at the first
/// start, in the stack's secrets.
final class SimulatorSettings {
    private static final int KIOSK_OFFSET = 8;
    private static final int CENTRE_OFFSET = 11;

    private SimulatorSettings() {}

    static Map<String, String> of(SuiteHome home, SuitePorts ports) {
        return Map.of(
                "simulators.keys",
                keys(home).toString(),
                "simulators.app-channel",
                "http://127.0.0.1:"
                        + ports.service(
                                ServiceCatalogue.named("certificate-internet").portOffset()),
                "simulators.centre",
                "https://127.0.0.1:" + ports.service(CENTRE_OFFSET),
                "quarkus.http.ssl-port",
                Integer.toString(ports.service(CENTRE_OFFSET)),
                "simulators.kiosk-channel",
                "https://127.0.0.1:" + kioskPort(ports));
    }

    /// The port on which the certificate centre is served, by mutual TLS.
    static int kioskPort(SuitePorts ports) {
        return ports.service(KIOSK_OFFSET);
    }

    /// On which a program also listens, by mutual TLS.
    static OptionalInt linePort(String program, SuitePorts ports) {
        return switch (program) {
            case "certificate-lgwan" -> OptionalInt.of(kioskPort(ports));
            case "simulators" -> OptionalInt.of(ports.service(CENTRE_OFFSET));
            default -> OptionalInt.empty();
        };
    }

    /// The folder with the development keys, complete.
    static synchronized Path keys(SuiteHome home) {
        Path folder = home.secrets().resolve("development-keys");
        DevelopmentKeys.ensure(folder);
        return folder;
    }
}
