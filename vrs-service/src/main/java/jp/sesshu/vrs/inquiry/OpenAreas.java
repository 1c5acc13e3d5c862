package jp.sesshu.vrs.inquiry;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.stream.Stream;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.access.SuiteConfig;
import jp.sesshu.platform.access.Zone;
import jp.sesshu.platform.mynumber.MyNumberCiphers;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.transaction.Transience;
import org.jboss.logging.Logger;

/// Opens every area's keys at the start, nobody's too. Otherwise the first inquiry to an area would take longer, and
/// the first to one without any person would leave a key behind.
@ApplicationScoped
class OpenAreas {
    private static final Logger LOG = Logger.getLogger(OpenAreas.class);
    private final Participants participants;
    private final MyNumberCiphers ciphers;
    private final SuiteConfig suite;

    OpenAreas(Participants participants, MyNumberCiphers ciphers, SuiteConfig suite) {
        this.participants = participants;
        this.ciphers = ciphers;
        this.suite = suite;
    }

    void start(@Observes StartupEvent event) {
        if (suite.zone() == Zone.LGWAN) {
            Thread.ofVirtual().name("open-areas").start(this::openAll);
        }
    }

    private void openAll() {
        Stream.concat(Stream.of(MunicipalityCode.NOBODY), participants.all().stream())
                .forEach(this::open);
    }

    private void open(MunicipalityCode municipality) {
        try {
            var _ = CurrentCaller.as(Caller.service(municipality, "open-areas"), ciphers::current);
        } catch (RuntimeException e) {
            LOG.warnf("an area's keys aren't open yet: %s", Transience.root(e).toString());
        }
    }
}
