package jp.sesshu.platform.run;

import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;

/// A kind of run: in each municipality one at a time, step by step. Each step is a transaction that also counts what it
/// did and how far it came, so that a run goes on after a crash where it was and does nothing twice.
public interface RunKind {
    /// Names the runs in their table.
    String name();

    /// Where runs are seen, such as {@code /holding-runs}.
    String path();

    /// What is on record: this with {@code .started} and {@code .ended}.
    String deed();

    /// What runs count, from zero.
    Set<String> counts();

    /// The next step, in a transaction in which no other process is at this run. A failure of one item only is thrown
    /// as {@link ItemFailed}.
    Step step(Run run) throws SQLException;

    /// Sets an item aside that failed for good, in a transaction like a step's.
    default Step setAside(Run run, UUID item) throws SQLException {
        throw new UnsupportedOperationException(name() + " sets nothing aside");
    }
}
