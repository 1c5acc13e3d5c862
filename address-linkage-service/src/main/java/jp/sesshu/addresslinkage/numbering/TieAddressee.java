package jp.sesshu.addresslinkage.numbering;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import jp.sesshu.addresslinkage.addressee.Addressee;
import jp.sesshu.addresslinkage.news.ResidentNews;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.number.IntegratedNumber;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Ties an addressee whose My Number isn't known to an integrated number: to one that the same person has in another
/// system, or to a new one.
@ApplicationScoped
class TieAddressee {
    private static final String CURRENT =
            "select integrated_number from resident where source = ? and addressee_number = ? for no key update";
    private static final String TIE =
            "update resident set integrated_number = ? where source = ? and addressee_number = ?";
    private final AgroalDataSource database;
    private final IntegratedNumbers numbers;
    private final AuditLog audit;
    private final ResidentNews news;

    TieAddressee(AgroalDataSource database, IntegratedNumbers numbers, AuditLog audit, ResidentNews news) {
        this.database = database;
        this.numbers = numbers;
        this.audit = audit;
        this.news = news;
    }

    /// @param wanted the number to tie to; a new one where there is none
    /// @param reason how it is known that it is the same person, for the audit log
    @Transactional(rollbackOn = Exception.class)
    IntegratedNumber tie(Addressee whom, @Nullable IntegratedNumber wanted, String reason) throws SQLException {
        numbers.lock();
        IntegratedNumber number;
        try (Connection connection = database.getConnection()) {
            requireWithoutNumber(connection, whom);
            number = wanted == null ? numbers.next() : inUse(wanted);
            update(connection, whom, number);
        }
        audit.record(Deed.of("number.tied", whom.reference())
                .because(reason)
                .with(Map.of("integratedNumber", number.value(), "newNumber", wanted == null)));
        // all who share the number: if one of them is protected, everybody's address is withheld from now on
        news.announce(numbers.addressees(List.of(number)));
        return number;
    }

    private IntegratedNumber inUse(IntegratedNumber wanted) throws SQLException {
        if (!numbers.inUse(wanted)) {
            throw ProblemException.ofField(NumberingProblem.INTEGRATED_NUMBER_UNKNOWN, "integratedNumber", "Unknown");
        }
        return wanted;
    }

    private static void requireWithoutNumber(Connection connection, Addressee whom) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CURRENT)) {
            statement.setString(1, whom.source().name());
            statement.setString(2, whom.number().value());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw ProblemException.of(PlatformProblem.NOT_FOUND);
                }
                if (row.getString(1) != null) {
                    throw ProblemException.of(NumberingProblem.ALREADY_NUMBERED);
                }
            }
        }
    }

    private static void update(Connection connection, Addressee whom, IntegratedNumber number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TIE)) {
            statement.setString(1, number.value());
            statement.setString(2, whom.source().name());
            statement.setString(3, whom.number().value());
            statement.executeUpdate();
        }
    }
}
