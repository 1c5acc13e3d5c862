package jp.sesshu.addresslinkage.numbering;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import jp.sesshu.addresslinkage.addressee.Addressee;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.number.IntegratedNumber;
import jp.sesshu.platform.number.MunicipalityCode;

/// The integrated numbers of the caller's municipality, and who has them.
@ApplicationScoped
public class IntegratedNumbers {
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('resident-merge:' || ?))";
    private static final String NEXT = """
            insert into integrated_number_counter as c (municipality, last) values (?, 1)
            on conflict (municipality) do update set last = c.last + 1
            returning lpad(last::text, 15, '0')""";
    private static final String ADDRESSEES = """
            select source, addressee_number from resident
             where municipality = ? and integrated_number = any (?) order by 1, 2""";
    private final AgroalDataSource database;
    private final CurrentCaller caller;

    IntegratedNumbers(AgroalDataSource database, CurrentCaller caller) {
        this.database = database;
        this.caller = caller;
    }

    /// Whatever gives or moves integrated numbers holds this lock until its transaction ends, one at a time in each
    /// municipality, so that numbering has no races. Only what is read afterwards is sure to hold.
    public static void lock(Connection connection, MunicipalityCode municipality) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, municipality.value());
            statement.execute();
        }
    }

    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public void lock() throws SQLException {
        try (Connection connection = database.getConnection()) {
            lock(connection, caller.get().municipality());
        }
    }

    /// A number that nobody has had yet. The lock has to be held.
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public IntegratedNumber next() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setString(1, caller.get().municipality().value());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new IntegratedNumber(row.getString(1));
            }
        }
    }

    /// Who has one of these numbers. A number that nobody has isn't in use: it was never given, or it was merged into
    /// another.
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public List<Addressee> addressees(Collection<IntegratedNumber> numbers) throws SQLException {
        List<Addressee> people = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ADDRESSEES)) {
            statement.setString(1, caller.get().municipality().value());
            Object[] values = numbers.stream().map(IntegratedNumber::value).toArray();
            statement.setArray(2, connection.createArrayOf("text", values));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    people.add(Addressee.of(Source.valueOf(row.getString(1)), row.getString(2)));
                }
            }
        }
        return people;
    }

    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public boolean inUse(IntegratedNumber number) throws SQLException {
        return !addressees(List.of(number)).isEmpty();
    }
}
