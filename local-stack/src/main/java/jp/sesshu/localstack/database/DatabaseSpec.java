package jp.sesshu.localstack.database;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A database, who owns it, who else may connect, and where its migrations are, in order.
///
/// The owner's credentials belong to whoever migrates (here the stack, in production a job);
/// a running service connects as one of the users, which own nothing, so that row-level
/// security binds it.
public record DatabaseSpec(String database, String owner, Set<String> users, List<Path> migrations) {
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    public DatabaseSpec {
        users = Set.copyOf(users);
        migrations = List.copyOf(migrations);
        requireIdentifier(database);
        requireIdentifier(owner);
        users.forEach(DatabaseSpec::requireIdentifier);
    }

    /// A service's database, with the roles `<database>_owner`, `_app` and `_relay`.
    ///
    /// @param furtherUsers full names of roles beyond these, such as `vrs_internet`
    public static DatabaseSpec ofService(String database, List<Path> migrations, String... furtherUsers) {
        Set<String> users = new LinkedHashSet<>(List.of(database + "_app", database + "_relay"));
        users.addAll(List.of(furtherUsers));
        return new DatabaseSpec(database, database + "_owner", users, migrations);
    }

    /// A service's database with the two folders every service has: the platform's migrations
    /// (V001 to V099), then its own (V101 onwards).
    ///
    /// @param root the repository's root folder
    /// @param module the service's module, such as `vrs-service`
    public static DatabaseSpec ofModule(Path root, String module, String database, String... furtherUsers) {
        return ofService(
                database,
                List.of(
                        root.resolve("platform/src/main/resources/db/platform"),
                        root.resolve(module).resolve("src/main/resources/db/migration")),
                furtherUsers);
    }

    /// A database of somebody else's program, which makes its own tables: owned by the role of
    /// the same name.
    public static DatabaseSpec ofProgram(String database) {
        return new DatabaseSpec(database, database, Set.of(), List.of());
    }

    public String app() {
        return database + "_app";
    }

    public String relay() {
        return database + "_relay";
    }

    private static void requireIdentifier(String name) {
        if (!IDENTIFIER.matcher(name).matches()) {
            throw new IllegalArgumentException("not a plain SQL identifier: " + name);
        }
    }
}
