package jp.sesshu.platform.audit;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.outbox.Event;
import jp.sesshu.platform.outbox.Outbox;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Writes audit entries in the caller's transaction: what can't be recorded doesn't happen.
@ApplicationScoped
public class AuditLog {
    private final Outbox outbox;
    private final CurrentCaller caller;
    private final InstantSource clock;
    private final LegalBases legalBases;
    private final TransactionSynchronizationRegistry transaction;
    private final RecordedInRequest recorded;
    private final String service;

    AuditLog(
            Outbox outbox,
            CurrentCaller caller,
            InstantSource clock,
            LegalBases legalBases,
            TransactionSynchronizationRegistry transaction,
            RecordedInRequest recorded,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
        this.legalBases = legalBases;
        this.transaction = transaction;
        this.recorded = recorded;
        this.service = service;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Deed deed) {
        outbox.append(event(deed));
    }

    /// The entry as an event, for a use case that appends it together with its own in one statement.
    @Transactional(Transactional.TxType.MANDATORY)
    public Event event(Deed deed) {
        markRecorded();
        return event(deed, AuditEntry.DONE, null);
    }

    /// The entry of a request whose change is committed together with those of others, away from the request
    /// itself and in its caller's name. After that commit the request has to say {@link #recordedWithOthers};
    /// until then its answer is held back.
    @Transactional(Transactional.TxType.MANDATORY)
    public Event eventOfGroup(Deed deed) {
        return event(deed, AuditEntry.DONE, null);
    }

    /// The same where somebody was looked for by My Number. It opens none.
    @Transactional(Transactional.TxType.MANDATORY)
    public Event eventOfGroup(Purpose purpose, Deed deed) {
        return event(deed, AuditEntry.DONE, purpose);
    }

    /// Said by the request whose entry was committed with others' in a transaction that was not its own.
    public void recordedWithOthers() {
        markRecorded();
    }

    /// Records why My Numbers are opened, and gives the right to open them until the transaction ends.
    @Transactional(Transactional.TxType.MANDATORY)
    public DisclosurePermit permit(Purpose purpose, Deed deed) {
        outbox.append(event(deed, AuditEntry.DONE, purpose));
        markRecorded();
        return permit();
    }

    /// The same for requests that are carried out together.
    ///
    /// @param entries of {@link #eventOfGroup(Purpose, Deed)}, one for each request
    @Transactional(Transactional.TxType.MANDATORY)
    public DisclosurePermit permitOfGroup(List<Event> entries) {
        if (entries.isEmpty() || !entries.stream().allMatch(AuditLog::saysWhatFor)) {
            throw new IllegalArgumentException("no My Number is opened unless an entry says what for");
        }
        outbox.append(entries);
        return permit();
    }

    private static boolean saysWhatFor(Event event) {
        return event.data() instanceof AuditEntry entry && entry.purpose() != null;
    }

    private DisclosurePermit permit() {
        DisclosurePermit permit = new DisclosurePermit();
        transaction.registerInterposedSynchronization(permit);
        return permit;
    }

    /// Records a refusal in a transaction of its own, since the refused one leaves nothing.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void recordRefusal(Deed deed) {
        outbox.append(event(deed, AuditEntry.REFUSED, null));
    }

    private Event event(Deed deed, String outcome, @Nullable Purpose purpose) {
        Caller who = caller.get();
        AuditEntry entry = new AuditEntry(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                service,
                who.name(),
                who.client(),
                who.zone(),
                deed.action(),
                outcome,
                deed.subjects(),
                purpose == null ? null : purpose.name(),
                purpose == null ? null : legalBases.of(purpose),
                deed.reason(),
                deed.details(),
                traceId());
        return new Event(AuditEntry.TOPIC, service, AuditEntry.TYPE, entry);
    }

    private void markRecorded() {
        if (Arc.container().requestContext().isActive()) {
            recorded.mark();
        }
    }

    private static @Nullable String traceId() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid() ? span.getTraceId() : null;
    }
}
