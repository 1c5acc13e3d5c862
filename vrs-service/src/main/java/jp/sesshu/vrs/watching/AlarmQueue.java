package jp.sesshu.vrs.watching;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.vrs.alarm.Alarm;
import jp.sesshu.vrs.alarm.RaiseAlarm;
import org.jboss.logging.Logger;

/// Alarms on their way to the database, away from the request that gave rise to them. What can't be kept now is tried
/// again with the next alarm or the next round.
@ApplicationScoped
class AlarmQueue {
    private static final Logger LOG = Logger.getLogger(AlarmQueue.class);
    private static final int AT_MOST = 1000;
    private final RaiseAlarm raise;
    private final Queue<Alarm> waiting = new LinkedBlockingQueue<>(AT_MOST);
    private final ReentrantLock writing = new ReentrantLock();

    AlarmQueue(RaiseAlarm raise) {
        this.raise = raise;
    }

    void add(Alarm alarm) {
        if (!waiting.offer(alarm)) {
            LOG.errorf("alarms can't be kept, and too many wait: one of %s is lost", alarm.kind());
        }
        Thread.ofVirtual().name("alarm").start(this::write);
    }

    /// Alarms that wait are written, one by one and in order.
    void write() {
        writing.lock();
        try {
            for (Alarm next = waiting.peek(); next != null; next = waiting.peek()) {
                write(next);
                waiting.remove();
            }
        } catch (Exception e) {
            LOG.errorf("%d alarms can't be kept now: %s", waiting.size(), e.toString());
        } finally {
            writing.unlock();
        }
    }

    private void write(Alarm alarm) throws Exception {
        CurrentCaller.as(Caller.service(alarm.suspect().municipality(), "vrs-service"), () -> {
            raise.apply(alarm);
            return true;
        });
    }
}
