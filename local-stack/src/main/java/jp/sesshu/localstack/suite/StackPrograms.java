package jp.sesshu.localstack.suite;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.sesshu.localstack.home.SuiteHome;
import jp.sesshu.localstack.home.SuitePorts;
import jp.sesshu.localstack.kafka.KafkaSettings;
import jp.sesshu.localstack.kafka.LocalKafka;
import jp.sesshu.localstack.keycloak.KeycloakDatabase;
import jp.sesshu.localstack.keycloak.KeycloakSettings;
import jp.sesshu.localstack.keycloak.LocalKeycloak;
import jp.sesshu.localstack.postgres.LocalPostgres;
import jp.sesshu.localstack.postgres.PostgresSettings;
import jp.sesshu.localstack.process.Signal;
import jp.sesshu.localstack.process.StackFailure;
import jp.sesshu.localstack.secret.SecretFolder;
import jp.sesshu.localstack.service.ServiceCatalogue;
import jp.sesshu.localstack.service.ServiceConfiguration;
import jp.sesshu.localstack.service.ServiceProgram;

/// Every program of one stack with its settings: what the stack consists of.
final class StackPrograms {
    static final String POSTGRES = "postgres";
    static final String KAFKA = "kafka";
    static final String KEYCLOAK = "keycloak";

    private final LocalPostgres postgres;
    private final LocalKafka kafka;
    private final LocalKeycloak keycloak;
    private final List<ServiceProgram> services;
    private final Map<String, StackProgram> all = new LinkedHashMap<>();

    StackPrograms(SuiteHome home, SuitePorts ports, SecretFolder secrets) {
        postgres = new LocalPostgres(new PostgresSettings(
                home.programs(),
                home.data(POSTGRES),
                home.log(POSTGRES),
                ports.postgres(),
                true,
                secrets.password(LocalPostgres.SUPERUSER)));
        kafka = new LocalKafka(new KafkaSettings(
                LocalKafka.classPath(home.root()),
                home.data(KAFKA),
                home.log(KAFKA),
                ports.kafka(),
                ports.kafkaController(),
                home.aotCache(KAFKA)));
        keycloak = new LocalKeycloak(new KeycloakSettings(
                home.programs(),
                LocalKeycloak.archiveBelow(home.root()),
                home.root().resolve("deploy/keycloak/realm.json"),
                home.folder(),
                Path.of(System.getProperty("java.home")),
                ports.keycloak(),
                ports.keycloakManagement(),
                new KeycloakDatabase(postgres.jdbcUrl(KEYCLOAK), KEYCLOAK, secrets.password(KEYCLOAK))));
        services = ServiceCatalogue.all().stream()
                .map(spec -> new ServiceProgram(spec, home, ports))
                .toList();
        register(home, ports);
        ServiceConfiguration configuration = new ServiceConfiguration(
                home,
                ports,
                secrets,
                keycloak.issuer(),
                id -> keycloak.accounts().clientSecret(id));
        services.forEach(service -> register(home, service, configuration));
    }

    LocalPostgres postgres() {
        return postgres;
    }

    LocalKafka kafka() {
        return kafka;
    }

    LocalKeycloak keycloak() {
        return keycloak;
    }

    List<ServiceProgram> services() {
        return services;
    }

    /// In the order in which they start.
    List<StackProgram> all() {
        return List.copyOf(all.values());
    }

    StackProgram named(String name) {
        StackProgram program = all.get(name);
        if (program == null) {
            throw new StackFailure(
                    "there is no program %s; there are: %s".formatted(name, String.join(", ", all.keySet())));
        }
        return program;
    }

    List<StackProgram> servicePrograms() {
        return services.stream().map(service -> named(service.spec().name())).toList();
    }

    private void register(SuiteHome home, SuitePorts ports) {
        Stream.of(
                        new StackProgram(
                                POSTGRES,
                                List.of(ports.postgres()),
                                home.log(POSTGRES),
                                Signal.INT,
                                postgres::prepare,
                                postgres::command,
                                postgres::isReady),
                        new StackProgram(
                                KAFKA,
                                List.of(ports.kafka(), ports.kafkaController()),
                                home.log(KAFKA),
                                Signal.TERM,
                                kafka::prepare,
                                kafka::command,
                                kafka::isReady),
                        new StackProgram(
                                KEYCLOAK,
                                List.of(ports.keycloak(), ports.keycloakManagement()),
                                home.log(KEYCLOAK),
                                Signal.TERM,
                                keycloak::prepare,
                                keycloak::command,
                                keycloak::isReady))
                .forEach(program -> all.put(program.name(), program));
    }

    private void register(SuiteHome home, ServiceProgram service, ServiceConfiguration configuration) {
        String name = service.spec().name();
        all.put(
                name,
                new StackProgram(
                        name,
                        service.listensOn(),
                        home.log(name),
                        Signal.TERM,
                        () -> configuration.write(service.spec()),
                        service::command,
                        service::isReady));
    }
}
