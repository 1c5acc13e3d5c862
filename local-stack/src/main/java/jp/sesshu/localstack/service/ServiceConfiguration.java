package jp.sesshu.localstack.service;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import jp.sesshu.localstack.home.SuiteHome;
import jp.sesshu.localstack.home.SuitePorts;
import jp.sesshu.localstack.secret.SecretFolder;

/// What a service process is told at its start, as a properties file. It holds passwords, so it is
/// written like a secret.
///
/// @param clientSecrets the secret of a service account, by its client id
public record ServiceConfiguration(
        SuiteHome home, SuitePorts ports, SecretFolder secrets, URI issuer, UnaryOperator<String> clientSecrets) {
    /// Above the `application.properties` of the service (250), below the environment (300).
    private static final String ORDINAL = "290";

    /// Writes the file anew, with whatever ports and secrets hold now.
    public void write(ServiceSpec service) {
        String lines = properties(service).entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue())
                .collect(Collectors.joining("\n", "", "\n"));
        SecretFolder.writePrivately(home.configuration(service.name()), lines);
    }

    Map<String, String> properties(ServiceSpec service) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("config_ordinal", ORDINAL);
        // every process is told the same kinds of things; a service that has no use for one starts all the same
        properties.put("smallrye.config.mapping.validate-unknown", "false");
        properties.put("quarkus.http.host", "127.0.0.1");
        properties.put("quarkus.http.port", Integer.toString(ports.service(service.portOffset())));
        properties.put("quarkus.oidc.auth-server-url", issuer.toString());
        properties.put("kafka.bootstrap.servers", "127.0.0.1:" + ports.kafka());
        properties.put("suite.zone", service.zone().value());
        properties.put("vrs.participants", String.join(",", ServiceCatalogue.MUNICIPALITIES));
        if (service.hasDatabase()) {
            dataSource(properties, "quarkus.datasource.", service, service.role());
            background(properties, service);
        }
        others(properties, service);
        if (ServiceCatalogue.SIMULATORS.contains(service)) {
            properties.putAll(SimulatorSettings.of(home, ports));
        }
        if (service.module().equals("certificate-service")) {
            properties.putAll(CertificateSettings.of(service, home, ports, secrets));
        }
        if (service.holdsKeys()) {
            properties.put(
                    "suite.key-store.file", secrets.keyset(service.module()).toString());
        }
        return properties;
    }

    /// Work that no request asks for: the relay, news of others, unfinished jobs. Two processes
    /// of one service share a database, and only one of them does it.
    private void background(Map<String, String> properties, ServiceSpec service) {
        boolean works = service.relayRole().isPresent();
        properties.put("suite.relay.enabled", Boolean.toString(works));
        properties.put("suite.events.enabled", Boolean.toString(works));
        if (works) {
            properties.put("suite.municipalities", String.join(",", ServiceCatalogue.MUNICIPALITIES));
            dataSource(
                    properties,
                    "quarkus.datasource.relay.",
                    service,
                    service.relayRole().get());
        }
    }

    private void others(Map<String, String> properties, ServiceSpec service) {
        service.remotes()
                .forEach((alias, name) -> properties.put(
                        "suite.remote." + alias + ".url",
                        "http://127.0.0.1:"
                                + ports.service(ServiceCatalogue.named(name).portOffset())));
        if (service.name().equals("vrs-lgwan")) {
            properties.put("vrs.sign-ins.secret", clientSecrets.apply("vrs-service-sign-ins"));
        }
        service.account().ifPresent(account -> {
            properties.put("suite.service-account-name", account);
            ServiceCatalogue.MUNICIPALITIES.forEach(code -> properties.put(
                    "suite.service-account." + code + ".secret", clientSecrets.apply(account + "-" + code)));
        });
    }

    private void dataSource(Map<String, String> properties, String prefix, ServiceSpec service, String role) {
        properties.put(
                prefix + "jdbc.url",
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.postgres(), service.database()));
        properties.put(prefix + "username", role);
        properties.put(prefix + "password", secrets.password(role));
    }
}
