package jp.sesshu.localstack.cli;

import java.io.PrintWriter;
import java.util.logging.Level;
import java.util.logging.Logger;
import jp.sesshu.localstack.process.StackFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line behind `./suite`. A new command is a class in this package and a line below.
@Command(
        name = "./suite",
        description = "Runs the vaccination record suite on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        version = "0.1.0-SNAPSHOT",
        footer = {
            "",
            "Also: ./suite test [MAVEN OPTIONS] runs every test, ./suite bench [OPTIONS] measures.",
            "./suite COMMAND --help tells more."
        },
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            PrepareCommand.class
        })
public final class SuiteCommand {
    /// Held, or the logging library would forget its level. Flyway tells each step at INFO, and warns at each start that
    /// numbers may come out of order; what fails it throws.
    private static final Logger MIGRATIONS = Logger.getLogger("org.flywaydb");

    private SuiteCommand() {}

    /// Exits with 0 if it worked, 1 if it didn't, 2 if the command was misspelt.
    public static void main(String... arguments) {
        MIGRATIONS.setLevel(Level.SEVERE);
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new SuiteCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(SuiteCommand::explain);
    }

    /// What a person can do something about is said in a sentence; anything else is a fault of
    /// ours and shows where.
    private static int explain(Exception failure, CommandLine commandLine, CommandLine.ParseResult ignored)
            throws Exception {
        if (!(failure instanceof StackFailure)) {
            throw failure;
        }
        PrintWriter err = commandLine.getErr();
        err.println("suite: " + failure.getMessage());
        err.flush();
        return 1;
    }
}
