package jp.sesshu.certificate.lookup;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One look-up for one application.
///
/// @param application the application's id, which stands in the record system's log too
/// @param requestedBy who looks at the counter; at a machine nobody does
public record Question(
        UUID application,
        Channel channel,
        Sought who,
        @Nullable String requestedBy) {
    public Question {
        if (channel.isCounter() == who instanceof Sought.ByMyNumber) {
            throw new IllegalArgumentException("a card is read by machines, and a number is looked up at the counter");
        }
        if (channel.isCounter() == (requestedBy == null)) {
            throw new IllegalArgumentException("somebody looks at the counter, and nobody at a machine");
        }
    }
}
