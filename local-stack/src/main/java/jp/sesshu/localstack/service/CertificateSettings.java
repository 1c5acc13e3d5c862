package jp.sesshu.localstack.service;

import java.util.Map;
import jp.sesshu.localstack.home.SuiteHome;
import jp.sesshu.localstack.home.SuitePorts;

/// What the certificate service is told beyond what every service is: who issues, and where the signing keys are.
final class CertificateSettings {
    private CertificateSettings() {}

    static Map<String, String> of(SuiteHome home, SuitePorts ports) {
        int port = ports.service(ServiceCatalogue.named("certificate-internet").portOffset());
        return Map.of(
                "certificate.issuer.url",
                "https://localhost:" + port + "/issuer",
                "certificate.keys.folder",
                home.secrets().resolve("certificate-keys").toString(),
                "certificate.keys.create",
                "true");
    }
}
