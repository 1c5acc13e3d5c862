package jp.sesshu.vrs.dose;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.run.BackgroundWork;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Lets given answers go when nobody asks for them any more.
@ApplicationScoped
class GivenAnswersWorker implements BackgroundWork {
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);
    private final AgroalDataSource database;
    private final Duration keep;

    /// @param keep {@code vrs.idempotency.keep}: how long an answer is kept for whoever asks again
    GivenAnswersWorker(
            AgroalDataSource database,
            @ConfigProperty(name = "vrs.idempotency.keep", defaultValue = "PT24H") Duration keep) {
        this.database = database;
        this.keep = keep;
    }

    @Override
    public String name() {
        return "given-answers";
    }

    @Override
    public Duration lookAgain() {
        return LOOK_AGAIN;
    }

    @Override
    @Transactional(rollbackOn = Exception.class)
    public void look(MunicipalityCode municipality) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "delete from given_answer where municipality = ? and given_at < now() - make_interval(secs => ?)")) {
            statement.setString(1, municipality.value());
            statement.setLong(2, keep.toSeconds());
            statement.executeUpdate();
        }
    }
}
