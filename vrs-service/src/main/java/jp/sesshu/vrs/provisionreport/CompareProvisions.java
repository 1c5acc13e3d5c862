package jp.sesshu.vrs.provisionreport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.vrs.inquiry.Participants;
import jp.sesshu.vrs.provisionrecord.Period;

/// Holds the own provision records against the answers that each other municipality has, one after the other.
@ApplicationScoped
class CompareProvisions {
    private static final int LIMIT = 1000;
    private final Sides sides;
    private final Participants participants;
    private final CurrentCaller caller;
    private final AuditLog audit;

    CompareProvisions(Sides sides, Participants participants, CurrentCaller caller, AuditLog audit) {
        this.sides = sides;
        this.participants = participants;
        this.caller = caller;
        this.audit = audit;
    }

    /// @param mismatched how many there are; the first thousand are listed
    record Report(Period period, int records, int answers, int mismatched, List<Mismatch> mismatches) {}

    @Transactional(rollbackOn = Exception.class)
    Report compare(Period period) throws SQLException {
        List<Side> records = sides.records(period);
        List<Side> answers = answers(period);
        List<Mismatch> mismatches = Mismatch.between(records, answers);
        audit.record(Deed.of("provision-record.compared")
                .with(Map.of(
                        "from", period.from().toString(),
                        "to", period.to().toString(),
                        "records", records.size(),
                        "answers", answers.size(),
                        "mismatches", mismatches.size())));
        return new Report(
                period,
                records.size(),
                answers.size(),
                mismatches.size(),
                mismatches.stream().limit(LIMIT).toList());
    }

    private List<Side> answers(Period period) throws SQLException {
        MunicipalityCode own = caller.get().municipality();
        List<Side> answers = new ArrayList<>();
        for (MunicipalityCode other : participants.all()) {
            if (!other.equals(own)) {
                Caller reader = Caller.service(other, "provision-report");
                answers.addAll(CurrentCaller.as(reader, () -> sides.answersOf(own, period)));
            }
        }
        return answers;
    }
}
