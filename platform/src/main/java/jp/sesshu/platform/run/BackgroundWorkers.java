package jp.sesshu.platform.run;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sesshu.platform.access.SuiteConfig;
import jp.sesshu.platform.access.Zone;
import jp.sesshu.platform.number.MunicipalityCode;
import org.jboss.logging.Logger;

/// All background work of a process, from its start to its end.
@ApplicationScoped
public class BackgroundWorkers {
    private static final Logger LOG = Logger.getLogger(BackgroundWorkers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final SuiteConfig suite;
    private final Map<String, BackgroundWorker> workers;

    BackgroundWorkers(
            @All List<BackgroundWork> works,
            @All List<DailyRunKind> kinds,
            Runs runs,
            CarryOn carryOn,
            SuiteConfig suite) {
        this.suite = suite;
        this.workers = Stream.concat(works.stream(), kinds.stream().map(kind -> new DailyWork(kind, runs, carryOn)))
                .map(BackgroundWorker::new)
                .collect(Collectors.toMap(BackgroundWorker::name, Function.identity()));
    }

    void start(@Observes StartupEvent event) {
        if (suite.zone() == Zone.LGWAN) {
            List<MunicipalityCode> municipalities =
                    suite.municipalities().stream().map(MunicipalityCode::parse).toList();
            workers.values().forEach(worker -> worker.start(municipalities));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        workers.values().forEach(BackgroundWorker::stop);
        for (BackgroundWorker worker : workers.values()) {
            if (!worker.ended(PATIENCE)) {
                LOG.infof("%s was cut off by the shutdown and will go on", worker.name());
            }
        }
    }

    /// Has a work looked for at once, or as soon as the look under way has ended.
    public void wake(String name, MunicipalityCode municipality) {
        BackgroundWorker worker = workers.get(name);
        if (worker == null) {
            throw new IllegalArgumentException("no such work: " + name);
        }
        worker.wake(municipality);
    }
}
