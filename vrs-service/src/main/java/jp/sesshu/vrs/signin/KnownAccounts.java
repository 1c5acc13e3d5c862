package jp.sesshu.vrs.signin;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;

/// The municipality's accounts, as their genuine tokens named them.
@ApplicationScoped
class KnownAccounts {
    private static final String ADD =
            "insert into known_account (municipality, account_id, user_name) values (?, ?, ?) on conflict do nothing";
    /// The latest name last.
    private static final String NAMES = """
            select account_id, user_name from known_account
             where municipality = ? and account_id = any (?) order by known_since""";
    private final AgroalDataSource database;
    private final CurrentCaller caller;

    KnownAccounts(AgroalDataSource database, CurrentCaller caller) {
        this.database = database;
        this.caller = caller;
    }

    @Transactional(rollbackOn = Exception.class)
    void add(UUID account) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setString(1, caller.get().municipality().value());
            statement.setObject(2, account);
            statement.setString(3, caller.get().name());
            statement.executeUpdate();
        }
    }

    /// The names of those among these accounts that are the municipality's.
    @Transactional(rollbackOn = Exception.class)
    Map<UUID, String> names(Collection<UUID> accounts) throws SQLException {
        Map<UUID, String> names = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(NAMES)) {
            statement.setString(1, caller.get().municipality().value());
            statement.setArray(2, connection.createArrayOf("uuid", accounts.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    names.put(row.getObject(1, UUID.class), row.getString(2));
                }
            }
        }
        return names;
    }
}
