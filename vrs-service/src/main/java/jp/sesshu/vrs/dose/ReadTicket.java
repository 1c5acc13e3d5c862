package jp.sesshu.vrs.dose;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.audit.SubjectReference;
import jp.sesshu.platform.number.TicketNumber;

/// Says whether a ticket can be used, before anything is recorded on it.
@ApplicationScoped
public class ReadTicket {
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final AuditLog audit;

    ReadTicket(AgroalDataSource database, CurrentCaller caller, AuditLog audit) {
        this.database = database;
        this.caller = caller;
        this.audit = audit;
    }

    @Transactional(rollbackOn = Exception.class)
    public void require(TicketNumber ticketNumber, int doseNumber) throws SQLException {
        try (Connection connection = database.getConnection()) {
            DoseLedger ledger = new DoseLedger(connection, caller.get().municipality());
            TicketDoses.usable(ledger.read(Map.of(ticketNumber, 1L)).get(ticketNumber));
        }
        audit.record(Deed.of("ticket.read", SubjectReference.of(ticketNumber)).with(Map.of("dose", doseNumber)));
    }
}
