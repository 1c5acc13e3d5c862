package jp.sesshu.vrs.dose;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.number.TicketNumber;
import jp.sesshu.platform.outbox.Outbox;
import jp.sesshu.platform.problem.ProblemException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Venue staff take back a dose that they have just recorded by mistake. Anybody else's, or an older one, is for the
/// municipality's staff. The internet zone can't change a dose: a function of the database does, after looking who
/// recorded it and when.
@ApplicationScoped
public class CancelOwnDose {
    private static final String CANCEL = """
            select ticket_number, dose_number, given_on, product, lot_number, venue
              from cancel_own_dose(?, ?, ?, make_interval(secs => ?))""";
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Duration within;

    /// @param within {@code vrs.tablet.cancel-within}: how long after recording
    CancelOwnDose(
            AgroalDataSource database,
            CurrentCaller caller,
            Outbox outbox,
            AuditLog audit,
            @ConfigProperty(name = "vrs.tablet.cancel-within", defaultValue = "PT30M") Duration within) {
        this.database = database;
        this.caller = caller;
        this.outbox = outbox;
        this.audit = audit;
        this.within = within;
    }

    /// Why, in fixed words: a tablet sends no free text.
    public enum Reason {
        WRONG_TICKET,
        WRONG_DOSE,
        NOT_GIVEN
    }

    @Transactional(rollbackOn = Exception.class)
    public void apply(UUID id, Reason reason) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(CANCEL)) {
            statement.setObject(1, id);
            statement.setString(2, caller.get().name());
            statement.setString(3, reason.name());
            statement.setLong(4, within.toSeconds());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw ProblemException.of(DoseProblem.NOT_OWN_RECENT_DOSE);
                }
                announce(event(id, row), reason);
            }
        }
    }

    private static DoseEvent event(UUID id, ResultSet row) throws SQLException {
        return new DoseEvent(
                id,
                row.getString(1),
                row.getInt(2),
                DoseState.CANCELLED,
                row.getObject(3, LocalDate.class),
                VaccineProduct.valueOf(row.getString(4)),
                new LotNumber(row.getString(5)),
                row.getString(6),
                2);
    }

    private void announce(DoseEvent cancelled, Reason reason) {
        Deed deed = Deed.of(
                        "dose.cancelled",
                        SubjectReference.of(new TicketNumber(cancelled.ticketNumber())),
                        SubjectReference.ofRecord(cancelled.doseId()))
                .because(reason.name());
        outbox.append(audit.event(deed), cancelled.as("dose.cancelled"));
    }
}
