package jp.sesshu.localstack.feed;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The feeds of one journey.
///
/// @param registry a full feed, and the differential one that follows it if there is one
/// @param tax the tax system's full feed, with people of the registry's
public record Feeds(List<Feed> registry, Feed tax) {
    /// The greatest number of residents that can be invented: a few more people are in other sources.
    public static final int MOST_RESIDENTS = InventedPeople.NON_RESIDENTS_FROM - Feed.ONLY_IN_TAX - 1;

    public static Feeds invented(int residents) {
        return new Feeds(List.of(Feed.arrivals(residents), Feed.changes(residents)), Feed.taxpayers(residents));
    }

    /// Files of the registry; the tax system's feed is made of the full one.
    public static Feeds of(Path full, @Nullable Path changes) {
        Feed residents = Feed.of(full, Feed.FULL);
        return new Feeds(
                changes == null ? List.of(residents) : List.of(residents, Feed.of(changes, Feed.CHANGES)),
                Feed.taxpayers(full));
    }
}
