package jp.sesshu.addresslinkage.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.function.UnaryOperator;
import jp.sesshu.addresslinkage.grant.Consumer;
import jp.sesshu.addresslinkage.grant.GrantTable;
import jp.sesshu.addresslinkage.grant.Grants;
import jp.sesshu.platform.time.JapaneseCalendar;

/// Whom a consumer is told of again. One that assumes things isn't told of people who always were as it assumes, by
/// whichever items it was ever granted: what it was told with an item that ended has to be told without it.
@ApplicationScoped
class WhomToTell {
    private static final String CAME_BEFORE = """
            exists (select 1 from resident_state e
                     where e.municipality = :m and e.source = r.source and e.addressee_number = r.addressee_number
                       and e.received_at < timestamptz ':end')""";
    private final Grants grants;
    private final GrantTable table;
    private final InstantSource clock;

    WhomToTell(Grants grants, GrantTable table, InstantSource clock) {
        this.grants = grants;
        this.table = table;
        this.clock = clock;
    }

    /// @return SQL as {@code ResidentNews} takes it
    UnaryOperator<String> toTell(Consumer consumer) throws SQLException {
        Consumer ever = grants.everGranted(consumer.name());
        if (!consumer.isGrantedNothing()) {
            return ever::mayKnow;
        }
        String before = CAME_BEFORE.replace(":end", end(consumer).toString());
        return masked -> ever.mayKnow(masked) + " and " + before;
    }

    /// A consumer that is no longer granted anything is told a last time of those whom it knew, without any item, and
    /// isn't told that somebody has come since.
    private OffsetDateTime end(Consumer consumer) throws SQLException {
        LocalDate last = table.within(LocalDate.EPOCH, JapaneseCalendar.today(clock)).stream()
                .filter(grant -> grant.consumer().equals(consumer.name()))
                .map(GrantTable.FieldGrant::endsOn)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(LocalDate.EPOCH);
        return last.plusDays(1).atStartOfDay(JapaneseCalendar.TOKYO).toOffsetDateTime();
    }
}
