package jp.sesshu.platform.refusal;

import java.time.Duration;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/// Is told of each refused token before the refusal is written down. A service that has one can have whoever sends the
/// same again and again told to wait, so that they don't fill the audit log.
public interface RefusalWatch {
    /// @param who of a genuine token; null where it isn't genuine, whatever it says
    /// @param address where the request came from, as far as it is known
    /// @return how long they have to wait before they are refused in the ordinary way again; zero where they don't
    Duration refused(ProblemType why, @Nullable Caller who, @Nullable String address);
}
