package jp.sesshu.localstack.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import jp.sesshu.localstack.database.DatabaseSpec;
import jp.sesshu.localstack.home.SuiteHome;
import jp.sesshu.localstack.home.SuitePorts;
import jp.sesshu.localstack.secret.SecretFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServiceConfigurationTest {
    @TempDir
    private Path folder;

    private ServiceConfiguration configuration;

    @BeforeEach
    void prepare() {
        SuiteHome home = SuiteHome.in(folder);
        configuration = new ServiceConfiguration(
                home,
                new SuitePorts(20_000),
                new SecretFolder(home.secrets()),
                URI.create("http://127.0.0.1:20080/realms/suite"),
                client -> "secret of " + client);
    }

    @Test
    void givesTheInternetZoneNeitherKeysNorTheOutboxNorTheOtherZonesRole() {
        Map<String, String> properties = configuration.properties(ServiceCatalogue.named("vrs-internet"));

        assertThat(properties)
                .containsEntry("suite.zone", "internet")
                .containsEntry("quarkus.datasource.username", "vrs_internet")
                .containsEntry("suite.relay.enabled", "false")
                .doesNotContainKeys(
                        "suite.key-store.file",
                        "suite.municipalities",
                        "vrs.sign-ins.secret",
                        "quarkus.datasource.relay.password",
                        "quarkus.datasource.relay.username");
        assertThat(properties.values()).noneMatch(value -> value.contains("keyset"));
    }

    @Test
    void givesTheLgwanZoneItsKeysAndItsOutbox() {
        assertThat(configuration.properties(ServiceCatalogue.named("vrs-lgwan")))
                .containsEntry("suite.zone", "lgwan")
                .containsEntry("quarkus.http.port", "20003")
                .containsEntry("quarkus.datasource.username", "vrs_app")
                .containsEntry("quarkus.datasource.relay.username", "vrs_relay")
                .containsEntry("suite.municipalities", "122271,900001")
                .containsEntry("vrs.sign-ins.secret", "secret of vrs-service-sign-ins")
                .hasEntrySatisfying(
                        "suite.key-store.file",
                        file -> assertThat(Path.of(file)).isRegularFile());
    }

    @Test
    void tellsHealthManagementWhomItCallsAndAsWhom() {
        assertThat(configuration.properties(ServiceCatalogue.named("health-mgmt")))
                .containsEntry("suite.remote.address-linkage.url", "http://127.0.0.1:20001")
                .containsEntry("suite.remote.vrs.url", "http://127.0.0.1:20003")
                .containsEntry("suite.service-account.122271.secret", "secret of health-mgmt-service-122271")
                .containsEntry("suite.service-account.900001.secret", "secret of health-mgmt-service-900001")
                .doesNotContainKey("suite.key-store.file");
    }

    @Test
    void letsBothZonesOfTheCertificateServiceLookRecordsUpAsTwoAndOneShipEvents() {
        Map.of("certificate-lgwan", "certificate-service", "certificate-internet", "certificate-app")
                .forEach((name, account) -> assertThat(configuration.properties(ServiceCatalogue.named(name)))
                        .containsEntry("suite.remote.vrs.url", "http://127.0.0.1:20003")
                        .containsEntry("suite.service-account-name", account)
                        .containsEntry("suite.service-account.122271.secret", "secret of " + account + "-122271"));
        assertThat(configuration.properties(ServiceCatalogue.named("certificate-lgwan")))
                .containsEntry("quarkus.datasource.username", "certificate_app")
                .containsEntry("suite.relay.enabled", "true");
        assertThat(configuration.properties(ServiceCatalogue.named("certificate-internet")))
                .containsEntry("suite.zone", "internet")
                .containsEntry("quarkus.datasource.username", "certificate_internet")
                .containsEntry("suite.relay.enabled", "false")
                .doesNotContainKeys("suite.municipalities", "quarkus.datasource.relay.username");
    }

    @Test
    void tellsTheSimulatorsOfNoDatabaseAndOfNobodysSecrets() {
        assertThat(configuration.properties(ServiceCatalogue.named("simulators")))
                .containsEntry("simulators.app-channel", "http://127.0.0.1:20007")
                .hasEntrySatisfying(
                        "simulators.keys",
                        keys -> assertThat(Path.of(keys).resolve("card-authority.pem"))
                                .isRegularFile())
                .allSatisfy((key, _) -> assertThat(key)
                        .doesNotStartWith("quarkus.datasource")
                        .doesNotStartWith("suite.service-account"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void listensOnTheLoopbackAddressAndNeverAsTheOwner(ServiceSpec service) {
        Map<String, String> properties = configuration.properties(service);

        assertThat(properties).containsEntry("quarkus.http.host", "127.0.0.1");
        assertThat(properties.values()).noneMatch(value -> value.endsWith("_owner"));
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        ServiceSpec audit = ServiceCatalogue.named("audit");
        configuration.write(audit);

        Path file = folder.resolve(".suite/config/audit.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file).content().contains("quarkus.datasource.username=audit_app\n");
    }

    @Test
    void makesOneDatabaseForBothZonesWithTheRolesOfBoth() {
        assertThat(ServiceCatalogue.databases(folder))
                .extracting(DatabaseSpec::database)
                .containsExactly("address_linkage", "health_mgmt", "vrs", "audit", "certificate");
        assertThat(ServiceCatalogue.databases(folder))
                .filteredOn(spec -> spec.database().equals("vrs"))
                .singleElement()
                .extracting(DatabaseSpec::users)
                .isEqualTo(Set.of("vrs_app", "vrs_relay", "vrs_internet"));
    }

    @Test
    void givesEachServiceANameAndAPortOfItsOwn() {
        assertThat(ServiceCatalogue.all()).extracting(ServiceSpec::name).doesNotHaveDuplicates();
        assertThat(ServiceCatalogue.all()).extracting(ServiceSpec::portOffset).doesNotHaveDuplicates();
    }

    static Iterable<ServiceSpec> services() {
        return ServiceCatalogue.all();
    }
}
