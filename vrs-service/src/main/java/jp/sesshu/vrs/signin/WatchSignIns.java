package jp.sesshu.vrs.signin;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.access.SuiteConfig;
import jp.sesshu.platform.number.MunicipalityCode;

/// One look at what Keycloak refused since the last one.
@ApplicationScoped
class WatchSignIns {
    /// An event shows only once its transaction has ended, and so maybe after a later one.
    private static final Duration OVERLAP = Duration.ofMinutes(1);
    private final SignInEvents events;
    private final CountRefusals count;
    private final SuiteConfig suite;
    private final InstantSource clock;
    /// Events of the last look, so that the overlap costs nothing. Forgotten at a restart, when the database knows.
    private Set<UUID> handled = Set.of();

    WatchSignIns(SignInEvents events, CountRefusals count, SuiteConfig suite, InstantSource clock) {
        this.events = events;
        this.count = count;
        this.suite = suite;
        this.clock = clock;
    }

    void look() throws IOException, InterruptedException, SQLException {
        Duration window = count.longestWindow();
        if (window.isZero()) {
            return;
        }
        Instant from = asOf(MunicipalityCode.NOBODY, count::reached)
                .map(reached -> reached.minus(OVERLAP))
                .orElseGet(() -> clock.instant().minus(window));
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            SignInEvents.Read read = events.since(from);
            handle(read);
            from = read.until();
            more = read.more();
        }
    }

    private void handle(SignInEvents.Read read) throws SQLException {
        List<RefusedSignIn> news = read.refused().stream()
                .filter(each -> !handled.contains(each.event()))
                .toList();
        if (news.isEmpty() && !read.more()) {
            return;
        }
        Set<UUID> known = new HashSet<>();
        if (news.stream().anyMatch(each -> each.account() != null)) {
            for (String municipality : suite.municipalities()) {
                known.addAll(asOf(MunicipalityCode.parse(municipality), () -> count.ofAccounts(news, read.until())));
            }
        }
        // Last, since it keeps how far everything was counted.
        var _ = asOf(MunicipalityCode.NOBODY, () -> {
            count.ofNobody(news, known, read.until());
            return true;
        });
        handled = read.refused().stream().map(RefusedSignIn::event).collect(Collectors.toSet());
    }

    private static <T> T asOf(MunicipalityCode municipality, ScopedValue.CallableOp<T, SQLException> work)
            throws SQLException {
        return CurrentCaller.as(Caller.service(municipality, "vrs-service"), work);
    }
}
