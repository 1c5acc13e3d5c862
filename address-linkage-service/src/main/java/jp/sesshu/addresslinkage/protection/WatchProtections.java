package jp.sesshu.addresslinkage.protection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.run.BackgroundWork;

/// Most protections end with a day that was known when they were entered. Soon after that day, or when the service is
/// there again, whoever may know is told again where the people live: nobody else would do so.
@ApplicationScoped
public class WatchProtections implements BackgroundWork {
    public static final String NAME = "watch-protections";
    private final EndedProtections ended;
    private final ProtectionConfig config;

    WatchProtections(EndedProtections ended, ProtectionConfig config) {
        this.ended = ended;
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration lookAgain() {
        return config.lookAgain();
    }

    @Override
    public void look(MunicipalityCode municipality) throws SQLException {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            more = ended.tellNext();
        }
    }
}
