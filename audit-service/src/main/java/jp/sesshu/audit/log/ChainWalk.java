package jp.sesshu.audit.log;

import java.util.Objects;
import jp.sesshu.audit.log.ChainReport.Break;
import jp.sesshu.audit.log.ChainReport.Rule;
import jp.sesshu.platform.number.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/// Walks a chain from its first entry and keeps only where it is and what it found first.
final class ChainWalk {
    private final MunicipalityCode municipality;
    private final @Nullable KnownHead known;
    private ChainLink.Head head = ChainLink.Head.EMPTY;
    private long entries;
    private boolean knownHeadFound;
    private @Nullable Break firstBroken;

    ChainWalk(MunicipalityCode municipality, @Nullable KnownHead known) {
        this.municipality = municipality;
        this.known = known;
    }

    /// The next entry.
    ///
    /// @param findable whether the entry is found by what it says
    void visit(ChainLink link, boolean findable) {
        EntryHash hash = link.recompute(municipality);
        if (link.sequence() != head.sequence() + 1) {
            broken(head.sequence() + 1, Rule.GAP);
        } else if (!link.previous().equals(head.hash())) {
            broken(link.sequence(), Rule.LINK);
        }
        if (!link.hash().equals(hash)) {
            broken(link.sequence(), Rule.HASH);
        } else if (!findable) {
            broken(link.sequence(), Rule.INDEX);
        }
        knownHeadFound |= known != null && known.equals(new KnownHead(link.sequence(), hash));
        head = link.head();
        entries++;
    }

    long lastSequence() {
        return head.sequence();
    }

    ChainReport report() {
        Boolean found = known == null ? null : knownHeadFound;
        if (Objects.equals(found, false)) {
            broken(Objects.requireNonNull(known).sequence(), Rule.KNOWN_HEAD);
        }
        return new ChainReport(municipality, entries, head.sequence(), head.hash(), firstBroken, found);
    }

    private void broken(long sequence, Rule rule) {
        if (firstBroken == null) {
            firstBroken = new Break(sequence, rule);
        }
    }
}
