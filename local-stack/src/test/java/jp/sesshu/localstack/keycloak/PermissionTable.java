package jp.sesshu.localstack.keycloak;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which role may do what at which service: the table of `deploy/keycloak/README.md`, written
/// down a second time so that a slip in the realm is found.
final class PermissionTable {
    private static final Set<String> CLERK_AT_ADDRESS_LINKAGE = Set.of(
            "feed:upload",
            "feed:enter",
            "job:read",
            "resident:read",
            "number:tie",
            "merge:read",
            "merge:request",
            "grant:read",
            "grant:request",
            "matching:upload",
            "matching:read");

    private static final Set<String> SUPERVISOR_ALONE_AT_ADDRESS_LINKAGE = Set.of(
            "job:approve",
            "protection:manage",
            "address:reveal",
            "merge:approve",
            "grant:approve",
            "holding:run",
            "holding:read",
            "dead-letter:read",
            "dead-letter:replay");

    private static final Set<String> CLERK_AT_VRS = Set.of(
            "job:read",
            "subject:read",
            "subject:enter",
            "subject:flag",
            "ticket:enter",
            "erasure:request",
            "erasure:read",
            "dose:read",
            "dose:enter",
            "record:import",
            "dose:correct",
            "dose:cancel",
            "lot:manage",
            "inquiry:ask",
            "inquiry:read",
            "provision:read");

    private static final Set<String> SUPERVISOR_ALONE_AT_VRS =
            Set.of("erasure:approve", "inquiry:decide", "record:download", "dead-letter:read", "dead-letter:replay");

    private static final Map<String, Set<String>> CLERK = Map.of(
            "address-linkage-service",
            CLERK_AT_ADDRESS_LINKAGE,
            "health-mgmt-service",
            Set.of("subject:read", "subject:extract", "ticket:issue", "registration:request", "registration:read"),
            "vrs-service",
            CLERK_AT_VRS,
            "certificate-service",
            Set.of("certificate:issue", "certificate:read"));

    private static final Map<String, Set<String>> SUPERVISOR = Map.of(
            "address-linkage-service",
                    Stream.of(CLERK_AT_ADDRESS_LINKAGE, SUPERVISOR_ALONE_AT_ADDRESS_LINKAGE)
                            .flatMap(Set::stream)
                            .collect(Collectors.toUnmodifiableSet()),
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
                    Stream.of(CLERK_AT_VRS, SUPERVISOR_ALONE_AT_VRS)
                            .flatMap(Set::stream)
                            .collect(Collectors.toUnmodifiableSet()),
            "certificate-service",
                    Set.of(
                            "certificate:issue",
                            "certificate:read",
                            "certificate:revoke",
                            "dead-letter:read",
                            "dead-letter:replay"),
            "audit-service", Set.of("dead-letter:read", "dead-letter:replay"));

    private static final Map<String, Map<String, Set<String>>> TABLE = Map.of(
            "clerk", CLERK,
            "supervisor", SUPERVISOR,
            "security-officer",
                    Map.of(
                            "audit-service", Set.of("entry:read", "chain:verify"),
                            "vrs-service", Set.of("alarm:read", "alarm:acknowledge")),
            "venue-staff", Map.of("vrs-service", Set.of("dose:record")),
            "prefecture-observer", Map.of("vrs-service", Set.of("count:read")));

    private PermissionTable() {}

    static Set<String> of(String role, String service) {
        return TABLE.get(role).getOrDefault(service, Set.of());
    }
}
