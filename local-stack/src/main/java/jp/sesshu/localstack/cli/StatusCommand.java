package jp.sesshu.localstack.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import jp.sesshu.localstack.suite.ProgramStatus;
import jp.sesshu.localstack.suite.SuiteStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description = "Shows each program's process, port and health. Exit status 1 if not everything is ready.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private StackOptions options = new StackOptions();

    @Override
    public Integer call() {
        SuiteStack stack = options.stack(System.out::println);
        List<ProgramStatus> programs = stack.status();
        System.out.printf(Locale.ROOT, "%-16s %8s %6s  %s%n", "PROGRAM", "PID", "PORT", "STATE");
        for (ProgramStatus program : programs) {
            System.out.printf(
                    Locale.ROOT,
                    "%-16s %8s %6d  %s%n",
                    program.name(),
                    program.pid().isPresent() ? Long.toString(program.pid().getAsLong()) : "-",
                    program.port(),
                    program.state().words());
        }
        return programs.stream().allMatch(program -> program.state() == ProgramStatus.State.READY) ? 0 : 1;
    }
}
