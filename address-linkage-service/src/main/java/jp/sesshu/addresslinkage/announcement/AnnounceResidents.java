package jp.sesshu.addresslinkage.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import jp.sesshu.addresslinkage.grant.ConsumerConfig;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.run.BackgroundWork;
import jp.sesshu.platform.run.CarryOn;
import org.jspecify.annotations.Nullable;

/// Looks at each consumer in turn: carries on the run under way, and starts one where what it may have has changed. So
/// a grant that begins or ends with a day is announced soon after midnight, or when the service is there again.
@ApplicationScoped
public class AnnounceResidents implements BackgroundWork {
    public static final String NAME = "announce-residents";
    private final ConsumerConfig consumers;
    private final AnnouncementConfig config;
    private final AnnouncePart part;
    private final Announcements announcements;
    private final CarryOn carryOn;

    AnnounceResidents(
            ConsumerConfig consumers,
            AnnouncementConfig config,
            AnnouncePart part,
            Announcements announcements,
            CarryOn carryOn) {
        this.consumers = consumers;
        this.config = config;
        this.part = part;
        this.announcements = announcements;
        this.carryOn = carryOn;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration lookAgain() {
        return config.lookAgain();
    }

    /// What goes wrong for one consumer keeps no other one waiting.
    @Override
    public void look(MunicipalityCode municipality) throws Exception {
        Exception failed = null;
        for (String consumer : consumers.consumers().keySet()) {
            try {
                announce(new AnnouncingToOne(consumer, part), municipality);
            } catch (SQLException | RuntimeException e) {
                failed = with(e, failed);
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    private void announce(AnnouncingToOne kind, MunicipalityCode municipality) throws SQLException {
        carryOn.running(kind, municipality);
        if (announcements.startWhereDue(kind)) {
            carryOn.running(kind, municipality);
        }
    }

    private static Exception with(Exception one, @Nullable Exception before) {
        if (before != null) {
            one.addSuppressed(before);
        }
        return one;
    }
}
