package jp.sesshu.platform.transaction;

import java.sql.SQLException;
import java.util.Arrays;

/// Tells what may pass (the database away, a deadlock, a full pool) from what never will (a broken rule).
public final class Transience {
    private Transience() {}

    public static boolean of(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null
                        || state.startsWith("08")
                        || state.startsWith("40")
                        || state.startsWith("53")
                        || state.startsWith("57");
            }
            // The transaction manager hangs what broke a commit beside its own exception.
            if (Arrays.stream(each.getSuppressed()).anyMatch(Transience::of)) {
                return true;
            }
        }
        return false;
    }

    public static Throwable root(Throwable failure) {
        Throwable each = failure;
        while (each.getCause() != null) {
            each = each.getCause();
        }
        return each;
    }
}
