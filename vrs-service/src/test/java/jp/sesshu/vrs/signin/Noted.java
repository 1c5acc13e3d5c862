package jp.sesshu.vrs.signin;

import static jp.sesshu.vrs.VrsTest.query;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// What is noted of whom was served, which is done away from the request.
final class Noted {
    private static final String OF_ACCOUNT =
            "select municipality || ' ' || user_name from known_account where account_id = ?";

    private Noted() {}

    /// @return municipality and user name, once there is any
    static List<String> of(UUID account) {
        return await().atMost(Duration.ofSeconds(10)).until(() -> query(OF_ACCOUNT, account), known -> !known.isEmpty());
    }
}
