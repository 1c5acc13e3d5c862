package jp.sesshu.localstack.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import jp.sesshu.localstack.suite.SuiteStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "up",
        description = "Starts PostgreSQL, Kafka, Keycloak and the services; what runs already is left alone.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    @Mixin
    private StackOptions options = new StackOptions();

    @Override
    public Integer call() {
        SuiteStack stack = options.stack(System.out::println);
        stack.prepare();
        long begin = System.nanoTime();
        List<String> started = stack.up();
        if (started.isEmpty()) {
            System.out.println("Everything runs already.");
        } else {
            System.out.printf(
                    Locale.ROOT, "Up after %.1f s. Sign-in: %s%n", (System.nanoTime() - begin) / 1e9, stack.issuer());
        }
        return 0;
    }
}
