package jp.sesshu.addresslinkage.resident;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.importjob.ImportKind;
import jp.sesshu.platform.mynumber.MyNumberCiphers;

/// A resident-registry feed, full or differential: rows become states of residents, numbers are given, and health
/// management is told.
@ApplicationScoped
class ResidentFeed implements ImportKind {
    private static final List<String> STEPS = List.of(
            ResidentMerge.LOCK,
            ResidentMerge.REFUSE_REPEATED,
            ResidentMerge.REFUSE_KNOWN,
            ResidentMerge.REFUSE_OUT_OF_ORDER_ON_RECORD,
            ResidentMerge.REFUSE_OUT_OF_ORDER_IN_FILE,
            ResidentMerge.INSERT_STATES,
            ResidentMerge.PREPARE_NUMBERING,
            "analyze numbering",
            ResidentMerge.SHARE_NUMBERS,
            ResidentMerge.ASSIGN_NUMBERS,
            ResidentMerge.INSERT_MY_NUMBERS,
            ResidentMerge.UPDATE_HOLDERS,
            ResidentMerge.UPDATE_RESIDENTS);
    private final MyNumberCiphers ciphers;
    private final CurrentCaller caller;
    private final FeedCodes codes;

    ResidentFeed(MyNumberCiphers ciphers, CurrentCaller caller, FeedCodes codes) {
        this.ciphers = ciphers;
        this.caller = caller;
        this.codes = codes;
    }

    @Override
    public String name() {
        return "resident-feed";
    }

    @Override
    public List<String> header() {
        return FeedItem.headerLine();
    }

    @Override
    public List<String> stagingColumns() {
        return Stream.concat(
                        FeedItem.kept().stream().map(FeedItem::columnDefinition),
                        Stream.of("number_index bytea", "ciphertext bytea"))
                .toList();
    }

    @Override
    public RowStager open() {
        return new FeedStager(ciphers.current(), codes);
    }

    @Override
    public long merge(Connection connection, UUID job) throws SQLException {
        // A municipality code is six digits by its type, so it can stand in the statement; each runs once.
        String municipality = "'" + caller.get().municipality().value() + "'";
        try (Statement statement = connection.createStatement()) {
            for (String step : STEPS) {
                statement.execute(step.replace(":m", municipality));
            }
            try (ResultSet row = statement.executeQuery(ResidentMerge.COUNT_TAKEN)) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
