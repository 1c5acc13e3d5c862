package jp.sesshu.vrs.recordimport;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.importjob.ImportKind;
import jp.sesshu.platform.time.JapaneseCalendar;
import jp.sesshu.vrs.dose.DosageRules;

/// A RECORD file. Doubtful rows are taken only where the upload says why they are right all the same.
@Singleton
class RecordImport implements ImportKind {
    private final CurrentCaller caller;
    private final DosageRules rules;
    private final AuditLog audit;
    private final InstantSource clock;

    RecordImport(CurrentCaller caller, DosageRules rules, AuditLog audit, InstantSource clock) {
        this.caller = caller;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "record";
    }

    @Override
    public List<String> header() {
        return RecordLayout.HEADER;
    }

    @Override
    public List<String> stagingColumns() {
        return List.of(
                "action text",
                "ticket_number text",
                "dose_number smallint",
                "source text",
                "note text",
                "given_on date",
                "product text",
                "lot_number text",
                "venue text",
                "doctor text",
                "born_from date",
                "born_until date",
                "shortest text");
    }

    @Override
    public RowStager open() {
        return new RecordStager(caller.get().municipality(), JapaneseCalendar.today(clock), rules);
    }

    @Override
    public long merge(Connection connection, Job job) throws SQLException {
        long taken = new RecordMerge(connection, caller.get(), job, rules).merge();
        new RecordAudit(connection, audit, job).write();
        return taken;
    }
}
