package jp.sesshu.localstack.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import jp.sesshu.localstack.postgres.LocalPostgres;

/// The one Keycloak of this JVM's tests, started when the first asks; a start takes longer than
/// all tests together.
final class RunningKeycloak {
    private static final LocalKeycloak STARTED = start();

    private RunningKeycloak() {}

    static LocalKeycloak get() {
        return STARTED;
    }

    /// Below `target`, so that the logs outlive a failed test; the next run replaces them.
    private static LocalKeycloak start() {
        Path root = Path.of(System.getProperty("suite.root"));
        Path folder = root.resolve("local-stack/target/keycloak-tests");
        try {
            deleteAll(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LocalPostgres postgres = LocalPostgres.startForTests(root, folder.resolve("server"));
        return LocalKeycloak.startForTests(root, folder.resolve("home"), postgres);
    }

    private static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
