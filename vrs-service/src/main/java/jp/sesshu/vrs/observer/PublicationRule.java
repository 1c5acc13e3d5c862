package jp.sesshu.vrs.observer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Which cells of a day are published. Each is judged by itself: nothing published depends on a cell that isn't, so no
/// sum and no difference of what is published tells anything of it.
final class PublicationRule {
    static final int LEAST_THRESHOLD = 3;
    private final int threshold;

    /// @param threshold of so many doses at least a published change consists
    PublicationRule(int threshold) {
        if (threshold < LEAST_THRESHOLD) {
            throw new IllegalStateException("vrs.counts.threshold must be %d at least".formatted(LEAST_THRESHOLD));
        }
        this.threshold = threshold;
    }

    /// @param onRecord what is true today; a cell that is absent has none
    /// @param published what was published last
    /// @return the cells that are published anew, with their counts; a cell that fell below the threshold as 0
    Map<Cell, Long> changed(Map<Cell, Long> onRecord, Map<Cell, Long> published) {
        Set<Cell> cells = new HashSet<>(onRecord.keySet());
        cells.addAll(published.keySet());
        Map<Cell, Long> changed = new HashMap<>();
        for (Cell cell : cells) {
            long there = onRecord.getOrDefault(cell, 0L);
            long shown = there < threshold ? 0 : there;
            if (Math.abs(shown - published.getOrDefault(cell, 0L)) >= threshold) {
                changed.put(cell, shown);
            }
        }
        return changed;
    }
}
