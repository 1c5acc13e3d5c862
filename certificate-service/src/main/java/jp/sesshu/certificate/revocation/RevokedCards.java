package jp.sesshu.certificate.revocation;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The revoked cards of all municipalities, by key. Whoever asks belongs to none: no row is read but through functions
/// that name nobody.
@ApplicationScoped
public class RevokedCards implements Revocations {
    private static final Logger LOG = Logger.getLogger(RevokedCards.class);
    private final AgroalDataSource database;
    private final RevocationConfig config;
    private final InstantSource clock;
    private volatile @Nullable Lists lists;

    private record Lists(Instant readAt, Map<String, Set<String>> rids) {}

    RevokedCards(AgroalDataSource database, RevocationConfig config, InstantSource clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /// @throws ProblemException where the database can't be asked: an old list would call a revoked card good
    public RevokedList list(String kid) {
        Set<String> rids = lists().rids().getOrDefault(kid, Set.of());
        return new RevokedList(kid, rids.size() + 1L, rids);
    }

    @Override
    public boolean isRevoked(String kid, String rid) {
        return lists().rids().getOrDefault(kid, Set.of()).contains(rid);
    }

    @Override
    public boolean isSealRevoked(String uvci) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("select is_uvci_revoked(?)")) {
            statement.setString(1, uvci);
            try (ResultSet row = statement.executeQuery()) {
                return !row.next() || row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private Lists lists() {
        Lists known = lists;
        Instant now = clock.instant();
        return known != null && now.isBefore(known.readAt().plus(config.lookAgain())) && !now.isBefore(known.readAt())
                ? known
                : readAgain(now);
    }

    private synchronized Lists readAgain(Instant asked) {
        Lists known = lists;
        if (known != null && known.readAt().equals(asked)) {
            return known;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("select kid, rid from revoked_rids()");
                ResultSet row = statement.executeQuery()) {
            Map<String, Set<String>> rids = new HashMap<>();
            while (row.next()) {
                rids.computeIfAbsent(row.getString(1), _ -> new TreeSet<>()).add(row.getString(2));
            }
            Lists read = new Lists(asked, rids);
            lists = read;
            return read;
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static ProblemException unavailable(SQLException e) {
        LOG.warnf("the revocation lists can't be read: SQL state %s", e.getSQLState());
        return ProblemException.of(PlatformProblem.UNAVAILABLE);
    }
}
