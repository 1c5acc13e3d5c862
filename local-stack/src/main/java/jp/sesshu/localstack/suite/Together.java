package jp.sesshu.localstack.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.sesshu.localstack.process.StackFailure;

/// Steps that don't need each other. All are carried to their end, so that one failure doesn't
/// hide another.
final class Together {
    private Together() {}

    /// Runs the steps side by side.
    ///
    /// @throws StackFailure with the messages of all that failed
    static void run(List<Runnable> steps) {
        List<String> failures = new ArrayList<>();
        List<Throwable> causes = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> futures = new ArrayList<>();
            steps.forEach(step -> futures.add(executor.submit(step)));
            for (Future<?> future : futures) {
                try {
                    future.get();
                } catch (ExecutionException e) {
                    Throwable cause = e.getCause() == null ? e : e.getCause();
                    failures.add(cause instanceof StackFailure ? cause.getMessage() : cause.toString());
                    causes.add(cause);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted", e);
        }
        if (!failures.isEmpty()) {
            StackFailure failure = new StackFailure(String.join("\n", failures), causes.getFirst());
            causes.stream().skip(1).forEach(failure::addSuppressed);
            throw failure;
        }
    }
}
