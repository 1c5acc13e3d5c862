package jp.sesshu.platform.outbox;

import java.sql.SQLException;

/// The event can't be stored, so the change that it announces must not happen either.
public final class OutboxUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutboxUnavailable(SQLException cause) {
        super("the outbox can't be written", cause);
    }
}
