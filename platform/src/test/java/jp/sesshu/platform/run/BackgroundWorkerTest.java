package jp.sesshu.platform.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jp.sesshu.platform.number.MunicipalityCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundWorkerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final MunicipalityCode CITY = MunicipalityCode.parse("122271");
    private static final MunicipalityCode OTHER = MunicipalityCode.parse("900001");
    private final Looking work = new Looking();
    private final BackgroundWorker worker = new BackgroundWorker(work);

    @AfterEach
    void stop() throws InterruptedException {
        worker.stop();
        assertThat(worker.ended(PATIENCE)).isTrue();
    }

    @Test
    void looksAgainAndAgainAlsoWhereItFailedAndKeepsNoOtherMunicipalityWaiting() throws InterruptedException {
        worker.start(List.of(CITY, OTHER));

        assertThat(List.of(looked(), looked(), looked(), looked())).containsExactly(CITY, OTHER, CITY, OTHER);
    }

    @Test
    void looksWhenWokenAndOnlyThen() throws InterruptedException {
        worker.wake(OTHER);

        assertThat(looked()).isEqualTo(OTHER);
        worker.stop();
        assertThat(worker.ended(PATIENCE)).isTrue();
        assertThat(work.looked).isEmpty();
    }

    @Test
    void aShutdownCutsALookOffAndBeginsNoOther() throws InterruptedException {
        work.stuck = new CountDownLatch(1);
        worker.start(List.of(OTHER, CITY));
        assertThat(looked()).isEqualTo(OTHER);

        worker.stop();

        assertThat(worker.ended(PATIENCE)).isTrue();
        assertThat(work.looked).isEmpty();
    }

    private MunicipalityCode looked() throws InterruptedException {
        MunicipalityCode municipality = work.looked.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(municipality).isNotNull();
        return municipality;
    }

    /// Fails for one municipality, always.
    private static final class Looking implements BackgroundWork {
        private final BlockingQueue<MunicipalityCode> looked = new LinkedBlockingQueue<>();
        private volatile CountDownLatch stuck = new CountDownLatch(0);

        @Override
        public String name() {
            return "looking";
        }

        @Override
        public Duration lookAgain() {
            return Duration.ofMillis(1);
        }

        @Override
        public void look(MunicipalityCode municipality) throws InterruptedException {
            looked.add(municipality);
            stuck.await();
            if (municipality.equals(CITY)) {
                throw new IllegalStateException("always");
            }
        }
    }
}
