package jp.sesshu.platform.run;

import java.sql.SQLException;
import java.time.Duration;
import jp.sesshu.platform.number.MunicipalityCode;

/// Starts a kind's daily run, and works through its runs.
final class DailyWork implements BackgroundWork {
    private final DailyRunKind kind;
    private final Runs runs;
    private final CarryOn carryOn;

    DailyWork(DailyRunKind kind, Runs runs, CarryOn carryOn) {
        this.kind = kind;
        this.runs = runs;
        this.carryOn = carryOn;
    }

    @Override
    public String name() {
        return kind.name();
    }

    @Override
    public Duration lookAgain() {
        return kind.lookAgain();
    }

    @Override
    public void look(MunicipalityCode municipality) throws SQLException {
        runs.startDaily(kind);
        carryOn.running(kind, municipality);
    }
}
