package jp.sesshu.localstack.home;

import java.nio.file.Path;

/// The folder of one stack. Two homes with two port bases are two stacks that know nothing of
/// each other.
///
/// @param root the repository's root, where the built programs are
/// @param folder holds bin, data, secrets, logs, run, aot and config
public record SuiteHome(Path root, Path folder) {
    public SuiteHome {
        root = root.toAbsolutePath().normalize();
        folder = folder.toAbsolutePath().normalize();
    }

    /// The usual place, beside the sources and ignored by git.
    public static SuiteHome in(Path root) {
        return new SuiteHome(root, root.resolve(".suite"));
    }

    /// Unpacked programs. Nothing in here is worth keeping.
    public Path programs() {
        return folder.resolve("bin");
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

    /// Named after the JVM too, for a cache fits no other.
    public Path aotCache(String name) {
        return folder.resolve("aot").resolve("%s-%s.aot".formatted(name, Runtime.version()));
    }

    public Path configuration(String name) {
        return folder.resolve("config").resolve(name + ".properties");
    }
}
