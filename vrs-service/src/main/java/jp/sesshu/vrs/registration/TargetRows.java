package jp.sesshu.vrs.registration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.importjob.ImportKind;
import jp.sesshu.platform.mynumber.MyNumberCiphers;
import org.jspecify.annotations.Nullable;

/// TARGET rows, in a file or one by one, become subjects, tickets and My Numbers of the municipality's area. A row that
/// is on record already is passed over; one that says something else is refused unless it is an update.
class TargetRows implements ImportKind {
    private final MyNumberCiphers ciphers;
    private final CurrentCaller caller;
    private final @Nullable String reason;

    TargetRows(MyNumberCiphers ciphers, CurrentCaller caller, @Nullable String reason) {
        this.ciphers = ciphers;
        this.caller = caller;
        this.reason = reason;
    }

    @Override
    public String name() {
        return "target";
    }

    @Override
    public List<String> header() {
        return TargetLayout.HEADER;
    }

    @Override
    public List<String> stagingColumns() {
        return List.of(
                "action text",
                "addressee_number text",
                "ticket_number text",
                "name text",
                "kana text",
                "birth_date date",
                "sex text",
                "issued_on date",
                "state text",
                "moved_out_on date",
                "died_on date",
                "protected boolean",
                "number_index bytea",
                "ciphertext bytea");
    }

    @Override
    public RowStager open() {
        return new TargetStager(ciphers.current(), caller.get().municipality());
    }

    @Override
    public long merge(Connection connection, Job job) throws SQLException {
        return new TargetMerge(connection, caller.get(), reason).merge();
    }
}
