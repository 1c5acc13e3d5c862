package jp.sesshu.platform.inbox;

import java.time.Duration;
import java.util.List;

/// One consumer of one topic. Each bean of this type gets a thread of its own.
public interface EventHandler {
    String topic();

    /// Whether events of this type concern the handler. Others are passed over: not opened, not remembered, and not set
    /// aside where they can't be read.
    ///
    /// @param type as the event's header says it, like {@code dose.cancelled}
    default boolean follows(String type) {
        return true;
    }

    /// Applies events that this service hasn't applied before, in order, all of one municipality, in the running
    /// transaction. An exception undoes all of them; they are then applied one by one, and those that fail
    /// again are set aside.
    void apply(List<ReceivedEvent> events);

    /// How many events at most are applied in one transaction.
    default int batch() {
        return 1000;
    }

    /// How long few events may wait for more to come, where each by itself would cost more than it is worth to know of
    /// it at once.
    default Duration gather() {
        return Duration.ZERO;
    }
}
