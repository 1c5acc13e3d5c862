package jp.sesshu.localstack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SuiteCommandTest {
    @TempDir
    private Path home;

    private final StringWriter err = new StringWriter();

    @Test
    void saysInOneSentenceWhichProgramsThereAre() {
        assertThat(run("logs", "nothing", "--home", home.toString())).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("suite: there is no program nothing; there are: postgres, kafka, keycloak,")
                .doesNotContain("\tat ");
    }

    @Test
    void saysWhichPortBasesCanBeUsed() {
        assertThat(run("status", "--home", home.toString(), "--port-base", "80"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("the port base must lie between 1024 and 65436: 80");
    }

    @Test
    void refusesACommandThatDoesNotExist() {
        assertThat(run("upp")).isEqualTo(2);
    }

    private int run(String... arguments) {
        CommandLine commandLine = SuiteCommand.commandLine();
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
