package jp.sesshu.addresslinkage.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sesshu.addresslinkage.grant.Consumer;
import jp.sesshu.addresslinkage.grant.Grants;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.run.Runs;
import jp.sesshu.platform.time.JapaneseCalendar;

/// Starts runs: by itself where what a consumer may have today isn't what everybody was last announced with, and where
/// staff ask for it.
@ApplicationScoped
class Announcements {
    private final Grants grants;
    private final AnnouncedFields announced;
    private final Runs runs;
    private final InstantSource clock;

    Announcements(Grants grants, AnnouncedFields announced, Runs runs, InstantSource clock) {
        this.grants = grants;
        this.announced = announced;
        this.runs = runs;
        this.clock = clock;
    }

    /// What a consumer may have of people; nothing where that is nothing by itself.
    static Set<String> fields(Consumer consumer) {
        return consumer.isGrantedNothing() ? Set.of() : consumer.fields();
    }

    /// Where nothing was written down yet, it is what the consumer might have yesterday that everybody was told with.
    /// A run under way has to end before: it ends by itself once there is something else to announce.
    ///
    /// @return whether a run was started
    @Transactional(rollbackOn = Exception.class)
    boolean startWhereDue(AnnouncingToOne kind) throws SQLException {
        Set<String> before = locked(kind.consumer());
        Consumer today = grants.consumer(kind.consumer(), today());
        if (before.equals(fields(today)) || runs.running(kind).isPresent()) {
            return false;
        }
        announced.write(kind.consumer(), fields(today));
        runs.start(kind, deed -> deed.with(details(today, before)));
        return true;
    }

    /// @param reason for the audit log
    @Transactional(rollbackOn = Exception.class)
    UUID start(AnnouncingToOne kind, String reason) throws SQLException {
        Set<String> before = locked(kind.consumer());
        Consumer today = grants.consumer(kind.consumer(), today());
        if (today.isGrantedNothing()) {
            throw ProblemException.of(AnnouncementProblem.NOTHING_TO_ANNOUNCE);
        }
        announced.write(kind.consumer(), fields(today));
        return runs.start(kind, deed -> deed.because(reason).with(details(today, before)));
    }

    private Set<String> locked(String consumer) throws SQLException {
        return announced.locked(consumer, fields(grants.consumer(consumer, today().minusDays(1))));
    }

    private static Map<String, Object> details(Consumer consumer, Set<String> before) {
        Set<String> now = fields(consumer);
        return Map.of(
                "consumer",
                consumer.name(),
                "fields",
                sorted(now.stream()),
                "given",
                sorted(now.stream().filter(field -> !before.contains(field))),
                "ended",
                sorted(before.stream().filter(field -> !now.contains(field))),
                "legalBases",
                sorted(consumer.legalBases().values().stream()));
    }

    private static List<String> sorted(Stream<String> words) {
        return words.distinct().sorted().toList();
    }

    private LocalDate today() {
        return JapaneseCalendar.today(clock);
    }
}
