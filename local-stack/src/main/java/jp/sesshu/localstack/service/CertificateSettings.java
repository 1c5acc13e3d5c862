package jp.sesshu.localstack.service;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import jp.sesshu.localstack.home.SuiteHome;
import jp.sesshu.localstack.home.SuitePorts;
import jp.sesshu.localstack.secret.SecretFolder;

/// What the certificate service is told beyond what every service is: who issues, where the signing keys are, and which
/// cards, which app and which certificate centre it trusts.
final class CertificateSettings {
    private static final String FEE_YEN = "120";

    private CertificateSettings() {}

    static Map<String, String> of(ServiceSpec service, SuiteHome home, SuitePorts ports, SecretFolder secrets) {
        int port = ports.service(ServiceCatalogue.named("certificate-internet").portOffset());
        Path trusted = SimulatorSettings.keys(home);
        Map<String, String> settings = new TreeMap<>(Map.of(
                "certificate.issuer.url",
                "https://localhost:" + port + "/issuer",
                "certificate.keys.folder",
                home.secrets().resolve("certificate-keys").toString(),
                "certificate.keys.create",
                "true",
                "certificate.card.authorities.simulated.public-key",
                trusted.resolve("card-authority.pem").toString(),
                "certificate.challenge.secret",
                secrets.password(service.name() + "-challenges")));
        settings.putAll(service.zone() == ServiceSpec.Zone.INTERNET ? app(trusted) : kiosk(trusted, ports));
        return settings;
    }

    private static Map<String, String> app(Path trusted) {
        return Map.of(
                "certificate.app.keys.simulated",
                trusted.resolve("app.pem").toString(),
                "certificate.app.municipalities",
                String.join(",", ServiceCatalogue.MUNICIPALITIES));
    }

    /// The certificate centre's port, by mutual TLS.
    private static Map<String, String> kiosk(Path trusted, SuitePorts ports) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "certificate.kiosk.centres.simulated",
                        trusted.resolve("centre.pem").toString(),
                "certificate.kiosk.opens-at", "00:00",
                "certificate.kiosk.closes-at", "23:59:59.999999999",
                "quarkus.http.ssl-port", Integer.toString(SimulatorSettings.kioskPort(ports)),
                "quarkus.http.tls-configuration-name", "kiosk-channel",
                "quarkus.tls.kiosk-channel.key-store.pem.own.cert",
                        trusted.resolve("kiosk-channel.pem").toString(),
                "quarkus.tls.kiosk-channel.key-store.pem.own.key",
                        trusted.resolve("kiosk-channel.key.pem").toString(),
                "quarkus.tls.kiosk-channel.trust-store.pem.certs",
                        trusted.resolve("line-authority.pem").toString()));
        ServiceCatalogue.MUNICIPALITIES.forEach(
                code -> settings.put("certificate.kiosk.municipalities." + code + ".fee", FEE_YEN));
        return settings;
    }
}
