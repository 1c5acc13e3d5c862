package jp.sesshu.addresslinkage.resident;

import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.sesshu.addresslinkage.addressee.FeedItem;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.platform.importjob.ApprovalNeeded;
import jp.sesshu.platform.importjob.BelongTogether;
import jp.sesshu.platform.importjob.CsvRow;
import jp.sesshu.platform.importjob.PartedKind;
import jp.sesshu.platform.importjob.Parts;
import org.jspecify.annotations.Nullable;

/// Rows of one source: they become states of addressees, numbers are given, and who may know is told. A full feed names
/// everybody whom the source knows; whoever is missing is gone. A differential one names who changed.
final class SourceFeed implements PartedKind {
    enum Extent {
        FULL,
        CHANGES
    }

    private static final Pattern TEN_DIGITS = Pattern.compile("[0-9]{10}");
    private final Source source;
    private final Extent extent;
    private final FeedParts feed;

    SourceFeed(Source source, Extent extent, FeedParts feed) {
        this.source = source;
        this.extent = extent;
        this.feed = feed;
    }

    @Override
    public String name() {
        return source.path() + (extent == Extent.FULL ? "-full" : "-changes");
    }

    @Override
    public List<String> header() {
        return FeedItem.headerLine();
    }

    @Override
    public List<String> stagingColumns() {
        return Stream.concat(
                        FeedItem.kept().stream().map(FeedItem::columnDefinition),
                        Stream.of(
                                "number_index bytea",
                                "ciphertext bytea",
                                "name_folded text",
                                "kana_folded text",
                                "address_folded text",
                                "birth_precision text"))
                .toList();
    }

    @Override
    public RowStager open() {
        return new FeedStager(feed.ciphers().current(), SourceCodes.of(feed.config(), source));
    }

    @Override
    public @Nullable String keyOfRefused(CsvRow row) {
        String number = row.raw(FeedItem.ADDRESSEE_NUMBER.place());
        return TEN_DIGITS.matcher(number).matches() ? number : null;
    }

    @Override
    public int partOf(String key, int parts) {
        return FeedMerge.partOf(key, parts);
    }

    @Override
    public long merge(Parts parts, Job job) throws SQLException, ApprovalNeeded, BelongTogether {
        return new FeedMerge(source, extent, feed).run(parts, job);
    }
}
