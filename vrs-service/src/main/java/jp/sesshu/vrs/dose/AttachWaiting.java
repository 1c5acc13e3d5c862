package jp.sesshu.vrs.dose;

import io.agroal.api.AgroalDataSource;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.transaction.Asked;
import jp.sesshu.platform.transaction.Outcome;

/// Puts waiting doses on record once their tickets are registered, in the name of who read them. One that breaks a rule
/// or is doubtful stays, with the reason, for staff.
@ApplicationScoped
class AttachWaiting {
    private static final int AT_ONCE = 500;
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final RecordDoses doses;

    AttachWaiting(AgroalDataSource database, CurrentCaller caller, RecordDoses doses) {
        this.database = database;
        this.caller = caller;
        this.doses = doses;
    }

    /// @return how many waiting doses were looked at
    @Transactional(rollbackOn = Exception.class)
    int apply() throws SQLException {
        MunicipalityCode municipality = caller.get().municipality();
        try (Connection connection = database.getConnection()) {
            WaitingDoses waiting = new WaitingDoses(connection, municipality);
            List<WaitingDoses.Arrived> arrived = waiting.arrived(AT_ONCE);
            if (arrived.isEmpty()) {
                return 0;
            }
            List<Asked<RecordDose.Command, RecordDose.Recorded>> group =
                    arrived.stream().map(each -> asked(municipality, each)).toList();
            List<Outcome<RecordDose.Recorded>> outcomes = doses.apply(group);
            for (int i = 0; i < outcomes.size(); i++) {
                settle(waiting, WaitingDoses.Place.of(group.get(i).command()), outcomes.get(i));
            }
            return arrived.size();
        }
    }

    private static Asked<RecordDose.Command, RecordDose.Recorded> asked(
            MunicipalityCode municipality, WaitingDoses.Arrived arrived) {
        Caller reader = new Caller(municipality, arrived.by(), "vrs-service", "internal");
        return new Asked<>(arrived.command(), reader, Context.root(), new CompletableFuture<>());
    }

    private static void settle(WaitingDoses waiting, WaitingDoses.Place place, Outcome<RecordDose.Recorded> outcome)
            throws SQLException {
        if (outcome.refusal() == null) {
            waiting.delete(place);
        } else {
            waiting.refuse(place, outcome.refusal().type().code());
        }
    }
}
