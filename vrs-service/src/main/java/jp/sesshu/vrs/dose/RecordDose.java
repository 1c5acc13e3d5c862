package jp.sesshu.vrs.dose;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.number.TicketNumber;
import jp.sesshu.platform.transaction.GroupCommit;
import org.jspecify.annotations.Nullable;

/// Puts a dose on record: the dose, its first revision, its event and its audit entry in one transaction, which others'
/// doses may share. The same dose sent again, as after a lost answer, gives the record that is there.
@ApplicationScoped
public class RecordDose {
    private final CurrentCaller caller;
    private final AuditLog audit;
    private final GroupCommit<Command, Recorded> group;

    RecordDose(CurrentCaller caller, AuditLog audit, RecordDoses doses) {
        this.caller = caller;
        this.audit = audit;
        this.group = new GroupCommit<>(doses::apply);
    }

    /// @param earlierElsewhere whether earlier doses were given where we have no record of them
    /// @param awaitTicket whether the dose waits where the ticket isn't registered yet, instead of being refused
    /// @param accepted the doubts that whoever records has seen; null where there are none
    /// @param key under which the same can be sent again; null where none was named
    public record Command(
            TicketNumber ticketNumber,
            int doseNumber,
            Vaccination vaccination,
            boolean earlierElsewhere,
            boolean awaitTicket,
            @Nullable AcceptedDoubts accepted,
            DoseSource source,
            @Nullable IdempotencyKey key) {
        public Command under(@Nullable IdempotencyKey chosen) {
            return new Command(
                    ticketNumber, doseNumber, vaccination, earlierElsewhere, awaitTicket, accepted, source, chosen);
        }

        /// Tells commands apart that were sent under one key. Another dose has another one.
        String fingerprint() {
            List<?> said = Arrays.asList(
                    ticketNumber.value(),
                    doseNumber,
                    vaccination.givenOn(),
                    vaccination.product(),
                    vaccination.lot().value(),
                    vaccination.venue(),
                    vaccination.doctor(),
                    earlierElsewhere,
                    awaitTicket,
                    accepted == null ? null : AcceptedDoubts.listed(accepted.doubts()),
                    accepted == null ? null : accepted.reason(),
                    source);
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(said.toString().getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// @param created false where the very same dose was on record already
    /// @param waiting whether it isn't on record yet, but waits for its ticket to be registered
    public record Recorded(UUID id, boolean created, boolean waiting) {
        /// 201 where the dose is new on record, 202 where it waits, 200 where it was there before.
        public int status() {
            if (waiting) {
                return 202;
            }
            return created ? 201 : 200;
        }

        public Response response() {
            return Response.status(status()).entity(this).build();
        }
    }

    /// Fails with a {@code ProblemException} where the dose is refused.
    public Uni<Recorded> apply(Command command) {
        return Uni.createFrom()
                .completionStage(() -> group.ask(command, caller.get()))
                .invoke(audit::recordedWithOthers);
    }
}
