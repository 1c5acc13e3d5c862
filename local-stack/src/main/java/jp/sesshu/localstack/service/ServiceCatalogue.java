package jp.sesshu.localstack.service;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.sesshu.localstack.database.DatabaseSpec;

/// The services of the suite. A service added later is a line here and nothing else in this module.
public final class ServiceCatalogue {
    public static final List<String> MUNICIPALITIES = List.of("122271", "900001");

    private static final Map<String, String> LOOKS_UP = Map.of("vrs", "vrs-lgwan");

    /// Both of the certificate service's processes have its key store, which opens the passports' index and no My
    /// Number: that database holds none.
    public static final List<ServiceSpec> SERVICES = List.of(
            ServiceSpec.of("address-linkage", "address-linkage-service", 1, "address_linkage")
                    .holdingKeys(),
            ServiceSpec.of("health-mgmt", "health-mgmt-service", 2, "health_mgmt")
                    .calling(Map.of("address-linkage", "address-linkage", "vrs", "vrs-lgwan"), "health-mgmt-service"),
            ServiceSpec.of("vrs-lgwan", "vrs-service", 3, "vrs").holdingKeys(),
            ServiceSpec.of("vrs-internet", "vrs-service", 4, "vrs").onTheInternetAs("vrs_internet"),
            ServiceSpec.of("audit", "audit-service", 5, "audit"),
            ServiceSpec.of("certificate-lgwan", "certificate-service", 6, "certificate")
                    .holdingKeys()
                    .calling(LOOKS_UP, "certificate-service"),
            ServiceSpec.of("certificate-internet", "certificate-service", 7, "certificate")
                    .onTheInternetAs("certificate_internet")
                    .holdingKeys()
                    .calling(LOOKS_UP, "certificate-app"));

    /// National systems, which are no part of what a municipality runs.
    public static final List<ServiceSpec> SIMULATORS =
            List.of(ServiceSpec.withoutDatabase("simulators", "national-simulators", 10));

    private ServiceCatalogue() {}

    /// Everything that is built here and started, in the order of starting.
    public static List<ServiceSpec> all() {
        return Stream.concat(SERVICES.stream(), SIMULATORS.stream()).toList();
    }

    public static ServiceSpec named(String name) {
        return all().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such service: " + name));
    }

    /// The databases of all services, each once, with the roles of all processes that share it.
    ///
    /// @param root the repository's root folder, for the migrations
    public static Collection<DatabaseSpec> databases(Path root) {
        Map<String, Set<String>> roles = new LinkedHashMap<>();
        Map<String, String> modules = new LinkedHashMap<>();
        for (ServiceSpec service : SERVICES) {
            modules.putIfAbsent(service.database(), service.module());
            roles.computeIfAbsent(service.database(), _ -> new HashSet<>()).addAll(service.furtherRoles());
        }
        return modules.entrySet().stream()
                .map(entry -> DatabaseSpec.ofModule(
                        root,
                        entry.getValue(),
                        entry.getKey(),
                        roles.getOrDefault(entry.getKey(), Set.of()).toArray(String[]::new)))
                .toList();
    }
}
