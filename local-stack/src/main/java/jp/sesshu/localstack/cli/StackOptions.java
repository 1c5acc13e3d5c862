package jp.sesshu.localstack.cli;

import java.nio.file.Path;
import java.util.function.Consumer;
import jp.sesshu.localstack.home.SuiteHome;
import jp.sesshu.localstack.home.SuitePorts;
import jp.sesshu.localstack.process.StackFailure;
import jp.sesshu.localstack.suite.SuiteStack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which stack a command means; every command that touches one has these options.
public final class StackOptions {
    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            defaultValue = "${env:SUITE_HOME}",
            description =
                    "Folder for data, secrets and logs (default: .suite beside the sources; environment: SUITE_HOME).")
    private @Nullable Path home;

    @Option(
            names = "--port-base",
            paramLabel = "PORT",
            defaultValue = "${env:SUITE_PORT_BASE:-18000}",
            description = "First of the hundred ports that are used (default: 18000; environment: SUITE_PORT_BASE).")
    private int portBase;

    /// The stack these options name.
    ///
    /// @param progress is told what happens, a line at a time
    public SuiteStack stack(Consumer<String> progress) {
        try {
            return new SuiteStack(suiteHome(), new SuitePorts(portBase), progress);
        } catch (IllegalArgumentException e) {
            throw new StackFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private SuiteHome suiteHome() {
        Path root = root();
        return home == null ? SuiteHome.in(root) : new SuiteHome(root, home);
    }

    /// The repository's root, which the script `suite` passes on.
    public static Path root() {
        return Path.of(System.getProperty("suite.root", ".")).toAbsolutePath().normalize();
    }
}
