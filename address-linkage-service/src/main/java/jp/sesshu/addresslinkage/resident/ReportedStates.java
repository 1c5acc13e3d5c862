package jp.sesshu.addresslinkage.resident;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.sesshu.addresslinkage.addressee.FeedItem;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.platform.importjob.EnterRows;
import jp.sesshu.platform.importjob.RefusalReason;
import jp.sesshu.platform.inbox.EventHandler;
import jp.sesshu.platform.inbox.ReceivedEvent;

/// States that the existing systems report as events ({@code schema/state.reported.json}), on a topic per source. My
/// Number is never in an event: whoever has one comes by file or REST. Of an event only the items that it may have are
/// read, and only they would be kept if it were set aside.
@ApplicationScoped
class ReportedStates {
    private static final Set<RefusalReason> SAID_AGAIN =
            EnumSet.of(RefusalReason.ALREADY_ON_RECORD, RefusalReason.DUPLICATE_IN_FILE);
    private static final List<String> REPORTED = Arrays.stream(FeedItem.values())
            .filter(item -> item != FeedItem.MY_NUMBER_ITEM)
            .map(FeedItem::property)
            .toList();
    private final EnterStates enter;

    ReportedStates(EnterStates enter) {
        this.enter = enter;
    }

    @Produces
    @Singleton
    EventHandler registry() {
        return new OfSource(Source.REGISTRY, enter);
    }

    @Produces
    @Singleton
    EventHandler tax() {
        return new OfSource(Source.TAX, enter);
    }

    @Produces
    @Singleton
    EventHandler nonResident() {
        return new OfSource(Source.NON_RESIDENT, enter);
    }

    private record OfSource(Source source, EnterStates enter) implements EventHandler {
        @Override
        public String topic() {
            return "address-linkage.reported." + source.path();
        }

        @Override
        public void apply(List<ReceivedEvent> events) {
            List<Map<String, String>> states = events.stream()
                    .map(event -> state((ObjectNode) event.data()))
                    .toList();
            EnterRows.Outcome outcome = enter(states);
            // what says the same again is no failure; anything else is set aside, where staff see it and can replay it
            outcome.refused().stream()
                    .filter(each -> !SAID_AGAIN.contains(each.reason()))
                    .findFirst()
                    .ifPresent(each -> {
                        throw new ReportRefused(each);
                    });
        }

        private EnterRows.Outcome enter(List<Map<String, String>> states) {
            try {
                return enter.enter(source, states);
            } catch (SQLException e) {
                throw new StatesNotTaken(e);
            }
        }

        private static Map<String, String> state(ObjectNode data) {
            data.retain(REPORTED);
            Map<String, String> state = new HashMap<>();
            data.properties().forEach(item -> {
                if (!item.getValue().isNull()) {
                    state.put(item.getKey(), item.getValue().asText());
                }
            });
            return state;
        }
    }

    /// The database failed; whether it passes is the consumer's to judge.
    static final class StatesNotTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StatesNotTaken(SQLException cause) {
            super(cause);
        }
    }

    /// A reported state that can't be taken.
    static final class ReportRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ReportRefused(EnterRows.Refused refused) {
            super(refused.item() + ": " + refused.reason());
        }
    }
}
