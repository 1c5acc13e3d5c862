package jp.sesshu.platform.transaction;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.number.MunicipalityCode;

/// Tells PostgreSQL which municipality the running transaction works for. Row-level security does the rest: a
/// transaction that wasn't told sees no row and writes none.
@ApplicationScoped
class MunicipalityBinding {
    private static final String SET = "select set_config('app.municipality', ?, true)";
    private static final Object BOUND = new Object();
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final TransactionSynchronizationRegistry transaction;

    MunicipalityBinding(
            AgroalDataSource database, CurrentCaller caller, TransactionSynchronizationRegistry transaction) {
        this.database = database;
        this.caller = caller;
        this.transaction = transaction;
    }

    void bind() throws SQLException {
        if (transaction.getResource(BOUND) != null) {
            return;
        }
        MunicipalityCode municipality = caller.get().municipality();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SET)) {
            statement.setString(1, municipality.value());
            statement.execute();
        }
        transaction.putResource(BOUND, municipality);
    }
}
