package jp.sesshu.localstack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import jp.sesshu.localstack.process.StackFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Shows the end of a program's log.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
    @Mixin
    private StackOptions options = new StackOptions();

    @Parameters(paramLabel = "SERVICE", description = "A name that `status` shows, such as vrs-lgwan.")
    private String name = "";

    @Option(names = "-f", description = "Goes on showing what is added, until Ctrl-C.")
    private boolean follow;

    @Option(names = "-n", paramLabel = "LINES", defaultValue = "200", description = "How many lines (default: 200).")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path log = options.stack(System.out::println).log(name);
        if (!Files.exists(log)) {
            throw new StackFailure("%s has written no log yet (%s)".formatted(name, log));
        }
        List<String> tail = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines)));
        if (follow) {
            tail.add("-f");
        }
        tail.add(log.toString());
        return new ProcessBuilder(tail).inheritIO().start().waitFor();
    }
}
