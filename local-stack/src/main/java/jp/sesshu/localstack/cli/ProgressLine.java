package jp.sesshu.localstack.cli;

import java.io.Console;
import jp.sesshu.localstack.demo.Journey;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// One progress bar at a time, on a terminal only.
final class ProgressLine implements Journey.Progress, AutoCloseable {
    private @Nullable ProgressBar bar;
    private final boolean terminal = isTerminal();
    private String step = "";

    @Override
    public void at(String name, long done, long of) {
        if (!terminal) {
            return;
        }
        if (bar == null || !step.equals(name)) {
            clear();
            step = name;
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(of)
                    .setStyle(ProgressBarStyle.ASCII)
                    .clearDisplayOnFinish()
                    .build();
        }
        bar.stepTo(done);
    }

    void clear() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    @Override
    public void close() {
        clear();
    }

    @SuppressWarnings("SystemConsoleNull") // its type says that it may be null
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
