package jp.sesshu.localstack.service;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One service process: what is needed to configure and start it.
///
/// @param name the process's name in commands, files and messages
/// @param module the Maven module it is built from
/// @param portOffset added to the stack's port base
/// @param database its database; empty where it has none
/// @param role the database role it works as
/// @param relayRole the role its outbox relay works as; empty where another process relays
/// @param holdsKeys whether it is given the module's key store: which decrypts My Numbers, where the database has any
/// @param account what its accounts at others are called, before a hyphen and the municipality; empty where it calls
///     nobody
/// @param remotes the services it calls: the name it knows them by, to their process's name
/// @param furtherRoles roles of the database beyond the usual ones
public record ServiceSpec(
        String name,
        String module,
        int portOffset,
        Zone zone,
        String database,
        String role,
        Optional<String> relayRole,
        boolean holdsKeys,
        Optional<String> account,
        Map<String, String> remotes,
        Set<String> furtherRoles) {
    /// The network a process stands in; its tokens must be made for the same.
    public enum Zone {
        LGWAN("lgwan"),
        INTERNET("internet");

        private final String value;

        Zone(String value) {
            this.value = value;
        }

        String value() {
            return value;
        }
    }

    public ServiceSpec {
        remotes = Map.copyOf(remotes);
        furtherRoles = Set.copyOf(furtherRoles);
        if (portOffset < 1 || portOffset > 31) {
            throw new IllegalArgumentException("services have the offsets 1 to 31: " + portOffset);
        }
    }

    static ServiceSpec of(String name, String module, int portOffset, String database) {
        return new ServiceSpec(
                name,
                module,
                portOffset,
                Zone.LGWAN,
                database,
                database + "_app",
                Optional.of(database + "_relay"),
                false,
                Optional.empty(),
                Map.of(),
                Set.of());
    }

    /// A program that keeps nothing.
    static ServiceSpec withoutDatabase(String name, String module, int portOffset) {
        return new ServiceSpec(
                name,
                module,
                portOffset,
                Zone.INTERNET,
                "",
                "",
                Optional.empty(),
                false,
                Optional.empty(),
                Map.of(),
                Set.of());
    }

    boolean hasDatabase() {
        return !database.isEmpty();
    }

    ServiceSpec holdingKeys() {
        return with(true, account, remotes);
    }

    /// In the internet zone, as a role of its own, leaving the outbox to its twin.
    ServiceSpec onTheInternetAs(String internetRole) {
        return new ServiceSpec(
                name,
                module,
                portOffset,
                Zone.INTERNET,
                database,
                internetRole,
                Optional.empty(),
                false,
                account,
                remotes,
                Set.of(internetRole));
    }

    /// @param accounts what its accounts there are called, before a hyphen and the municipality
    ServiceSpec calling(Map<String, String> others, String accounts) {
        return with(holdsKeys, Optional.of(accounts), others);
    }

    private ServiceSpec with(boolean keys, Optional<String> accounts, Map<String, String> others) {
        return new ServiceSpec(
                name, module, portOffset, zone, database, role, relayRole, keys, accounts, others, furtherRoles);
    }
}
