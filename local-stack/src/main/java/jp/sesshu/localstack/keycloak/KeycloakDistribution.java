package jp.sesshu.localstack.keycloak;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import jp.sesshu.localstack.process.Launch;
import jp.sesshu.localstack.process.StackFailure;

/// Keycloak's program, unpacked and built for PostgreSQL once per version.
///
/// Java is started directly: `kc.sh` keeps a shell between us and the server, which a killed
/// shell would leave behind. And with the plain class path instead of the distribution's
/// class-loading launcher, so that the JVM can take classes from an ahead-of-time cache: 6 s
/// instead of 10 s until ready on two cores.
final class KeycloakDistribution {
    private static final String MAIN = "org.keycloak.quarkus.runtime.KeycloakMain";
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(5);

    /// Off: ways in that nobody here uses, above all an administrator's acting as somebody else.
    private static final List<String> BUILD = List.of(
            "build",
            "--db=postgres",
            "--health-enabled=true",
            "--features-disabled=ciba,device-flow,docker,identity-brokering-api,impersonation,"
                    + "instagram-broker,kerberos,organization,twitter-broker,workflows");

    private static final List<String> JAVA_OPTIONS = List.of(
            "-Xms256m",
            "-Xmx512m",
            "-XX:+UseSerialGC",
            // the second compiler would take the processors from the services that start beside it
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dpicocli.disable.closures=true",
            "-Dfile.encoding=UTF-8",
            "-Duser.language=en",
            "-Duser.country=US");

    private final Path folder;
    private final Path java;

    private KeycloakDistribution(Path folder, Path java) {
        this.folder = folder;
        this.java = java;
    }

    /// Unpacks and builds where that has not been done; several processes may ask at a time.
    static synchronized KeycloakDistribution prepare(KeycloakSettings settings) {
        KeycloakDistribution distribution = of(settings);
        if (Files.isDirectory(distribution.folder)) {
            return distribution;
        }
        try {
            Files.createDirectories(settings.programs());
            try (FileChannel channel = FileChannel.open(
                            settings.programs().resolve(".keycloak.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                if (!Files.isDirectory(distribution.folder)) {
                    distribution.unpackAndBuild(settings);
                }
            }
        } catch (IOException e) {
            throw new StackFailure(
                    "Keycloak could not be unpacked into %s: %s".formatted(distribution.folder, e.getMessage()), e);
        }
        return distribution;
    }

    static KeycloakDistribution of(KeycloakSettings settings) {
        String name = settings.archive().getFileName().toString();
        Path folder = settings.programs()
                .resolve(name.replace("keycloak-quarkus-dist", "keycloak").replaceFirst("\\.zip$", ""));
        return new KeycloakDistribution(folder, settings.jdk().resolve("bin/java"));
    }

    /// Of use to one version of the JVM only; another makes its own.
    Path classCache() {
        return folder.resolve("keycloak-" + Runtime.version() + ".aot");
    }

    /// Makes a folder pass for Keycloak's own: the server looks there for what was built, for
    /// its configuration and for realms to import, and several servers share the program.
    void furnish(Path workFolder) {
        Path link = workFolder.resolve("lib");
        try {
            Files.createDirectories(workFolder);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, folder.resolve("lib"));
        } catch (IOException e) {
            throw new StackFailure("keycloak: %s cannot be written: %s".formatted(workFolder, e), e);
        }
    }

    /// The server's command line, for a furnished work folder.
    List<String> command(Path workFolder, List<String> jvmOptions, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(JAVA_OPTIONS);
        command.addAll(jvmOptions);
        command.add("-Dkc.home.dir=" + workFolder);
        command.add("-Djboss.server.config.dir=" + workFolder.resolve("conf"));
        command.addAll(List.of("-cp", classPath(folder), MAIN));
        command.addAll(arguments);
        return command;
    }

    /// The folder gets its name when it is complete, so an interrupted build is done again.
    private void unpackAndBuild(KeycloakSettings settings) throws IOException {
        Path unfinished = settings.programs().resolve(".unpacking-" + UUID.randomUUID());
        unpack(settings.archive(), unfinished);
        List<String> build = new ArrayList<>(List.of(java.toString()));
        build.addAll(JAVA_OPTIONS);
        build.add("-Dkc.home.dir=" + unfinished);
        build.add("-Djboss.server.config.dir=" + unfinished.resolve("conf"));
        build.addAll(List.of("-cp", unfinished.resolve("lib/quarkus-run.jar").toString()));
        build.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        build.addAll(BUILD);
        ProcessBuilder builder = new ProcessBuilder(build);
        LocalKeycloak.forgetOthersSettings(builder);
        new Launch("keycloak build", builder, settings.log()).runToEnd(BUILD_LIMIT);
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /// The archive holds one folder with everything; its name is left out.
    private static void unpack(Path archive, Path into) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                Path target = into.resolve(name).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("entry outside the archive's folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip.getInputStream(entry), target);
                }
            }
        }
    }

    /// What the build generated comes first: it replaces classes of the libraries.
    private static String classPath(Path folder) {
        Stream<Path> generated = Stream.of(
                folder.resolve("lib/quarkus/generated-bytecode.jar"),
                folder.resolve("lib/quarkus/transformed-bytecode.jar"),
                folder.resolve("lib/app/keycloak.jar"));
        Stream<Path> libraries = Stream.of(folder.resolve("lib/lib/boot"), folder.resolve("lib/lib/main"))
                .flatMap(KeycloakDistribution::jarsIn);
        return String.join(
                File.pathSeparator,
                Stream.concat(generated, libraries).map(Path::toString).toList());
    }

    private static Stream<Path> jarsIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
        } catch (IOException e) {
            throw new StackFailure("%s is not a Keycloak distribution: %s".formatted(folder, e), e);
        }
    }
}
