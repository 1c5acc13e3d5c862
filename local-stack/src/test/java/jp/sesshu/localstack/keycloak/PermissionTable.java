package jp.sesshu.localstack.keycloak;

import java.util.Map;
import java.util.Set;

/// Which role may do what at which service: the table of `deploy/keycloak/README.md`, written
/// down a second time so that a slip in the realm is found.
final class PermissionTable {
    private static final Map<String, Set<String>> CLERK = Map.of(
            "address-linkage-service", Set.of("feed:upload", "job:read", "resident:read"),
            "health-mgmt-service",
                    Set.of(
                            "subject:read",
                            "subject:extract",
                            "ticket:issue",
                            "registration:request",
                            "registration:read"),
            "vrs-service", Set.of("job:read", "dose:read", "dose:correct", "dose:cancel"));

    private static final Map<String, Set<String>> SUPERVISOR = Map.of(
            "address-linkage-service",
                    Set.of("feed:upload", "job:read", "resident:read", "dead-letter:read", "dead-letter:replay"),
            "health-mgmt-service",
                    Set.of(
                            "subject:read",
                            "subject:extract",
                            "ticket:issue",
                            "registration:request",
                            "registration:approve",
                            "registration:read",
                            "dead-letter:read",
                            "dead-letter:replay"),
            "vrs-service",
                    Set.of(
                            "job:read",
                            "dose:read",
                            "dose:correct",
                            "dose:cancel",
                            "dead-letter:read",
                            "dead-letter:replay"),
            "audit-service", Set.of("dead-letter:read", "dead-letter:replay"));

    private static final Map<String, Map<String, Set<String>>> TABLE = Map.of(
            "clerk", CLERK,
            "supervisor", SUPERVISOR,
            "security-officer", Map.of("audit-service", Set.of("entry:read", "chain:verify")),
            "venue-staff", Map.of("vrs-service", Set.of("dose:record")),
            "prefecture-observer", Map.of("vrs-service", Set.of("count:read")));

    private PermissionTable() {}

    static Set<String> of(String role, String service) {
        return TABLE.get(role).getOrDefault(service, Set.of());
    }
}
