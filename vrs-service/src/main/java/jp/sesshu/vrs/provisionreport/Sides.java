package jp.sesshu.vrs.provisionreport;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.vrs.provisionrecord.Period;

/// Reads one side of provisions, each in a transaction of the municipality whose side it is. Of an asker's inquiries
/// those are seen that this municipality answered, by their ids and outcomes; that it was asked in vain stays hidden
/// from it.
@ApplicationScoped
class Sides {
    private static final String RECORDS = """
            select asked_by, inquiry_id, state, encode(digest, 'hex') from provision_record
             where municipality = ? and asked_at >= ? and asked_at < ? order by asked_at, id""";
    private static final String ANSWERS = """
            select municipality, id, answer, encode(digest, 'hex') from inquiry
             where municipality = ? and asked_at >= ? and asked_at < ? and asked_municipality = ?
               and answer in ('FOUND', 'RESTRICTED', 'DECLINED') order by asked_at, id""";
    private final AgroalDataSource database;
    private final CurrentCaller caller;

    Sides(AgroalDataSource database, CurrentCaller caller) {
        this.database = database;
        this.caller = caller;
    }

    @Transactional(rollbackOn = Exception.class)
    List<Side> records(Period period) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(RECORDS)) {
            return sides(statement, period);
        }
    }

    /// @param asked whose answers
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    List<Side> answersOf(MunicipalityCode asked, Period period) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ANSWERS)) {
            statement.setString(4, asked.value());
            return sides(statement, period);
        }
    }

    private List<Side> sides(PreparedStatement statement, Period period) throws SQLException {
        statement.setString(1, caller.get().municipality().value());
        statement.setObject(2, period.start());
        statement.setObject(3, period.end());
        List<Side> sides = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Side.Key key = new Side.Key(row.getString(1), row.getObject(2, UUID.class));
                sides.add(new Side(key, row.getString(3), row.getString(4)));
            }
        }
        return sides;
    }
}
