package jp.sesshu.localstack.home;

import java.nio.file.Path;

/// The folder of one stack. Two homes with two port bases are two stacks that know nothing of
/// each other.
///
/// @param root the repository's root, where the built programs are
/// @param folder holds data, secrets, logs, run and config
public record SuiteHome(Path root, Path folder) {
    public SuiteHome {
        root = root.toAbsolutePath().normalize();
        folder = folder.toAbsolutePath().normalize();
    }

    /// The usual place, beside the sources and ignored by git.
    public static SuiteHome in(Path root) {
        return new SuiteHome(root, root.resolve(".suite"));
    }

    /// Unpacked programs, the same for every stack of a checkout. Nothing in here is worth keeping.
    public Path programs() {
        return in(root).folder.resolve("bin");
    }

    /// What survives `down`: clusters, segments, spooled files.
    public Path data(String name) {
        return folder.resolve("data").resolve(name);
    }

    public Path secrets() {
        return folder.resolve("secrets");
    }

    public Path log(String name) {
        return folder.resolve("logs").resolve(name + ".log");
    }

    public Path run() {
        return folder.resolve("run");
    }

    /// The same for every stack of a checkout, as the jars are. Named after the JVM too, for a cache fits no other.
    public Path aotCache(String name) {
        return in(root).folder.resolve("aot").resolve("%s-%s.aot".formatted(name, Runtime.version()));
    }

    public Path configuration(String name) {
        return folder.resolve("config").resolve(name + ".properties");
    }
}
