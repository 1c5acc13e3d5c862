package jp.sesshu.vrs.observer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// Whoever knows the rule and all that was ever published still learns nothing of a cell that isn't shown: an area in
/// which the hidden counts are others has published the very same, so each query, each sum and each difference of two
/// answers alike.
@Tag("VRS-12")
class PublicationRulePropertyTest {
    private static final int THRESHOLD = 10;
    private static final List<Cell> CELLS = cells();
    private final PublicationRule rule = new PublicationRule(THRESHOLD);

    /// Days of an area: of each day, how many doses come to (or are cancelled in) each cell.
    private record World(List<Map<Cell, Long>> onRecord, List<Map<Cell, Long>> published) {}

    @Property(tries = 500)
    @Label("hidden counts can be any below the threshold, all at once, and nothing published differs")
    void whatIsHiddenCouldBeAnythingBelowTheThreshold(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = Integer.MAX_VALUE) Integer> days,
            @ForAll Random random) {
        World world = world(days);
        Map<Cell, Long> shown = world.published().getLast();
        Map<Cell, Long> before = world.published().size() > 1
                ? world.published().get(world.published().size() - 2)
                : Map.of();
        Map<Cell, Long> other = new HashMap<>(world.onRecord().getLast());
        int hidden = 0;
        for (Cell cell : CELLS) {
            if (shown.getOrDefault(cell, 0L) == 0) {
                other.put(cell, (long) random.nextInt(THRESHOLD));
                hidden++;
            }
        }
        assertThat(merged(before, rule.changed(other, before))).isEqualTo(merged(Map.of(), shown));
        assertThat(hidden + shown.values().stream().filter(count -> count > 0).count())
                .isEqualTo(CELLS.size());
    }

    @Property(tries = 300)
    @Label("no pair of queries, on any days, isolates fewer doses than the threshold between two publications")
    void aPairOfQueriesThatDiffersInOneCellDiffersByNothingOrByManyDoses(
            @ForAll @Size(min = 2, max = 8) List<@IntRange(min = 0, max = Integer.MAX_VALUE) Integer> days,
            @ForAll @IntRange(min = 0, max = 11) int isolated,
            @ForAll Random random) {
        World world = world(days);
        Cell target = CELLS.get(isolated);
        Predicate<Cell> some = cell -> random.nextBoolean();
        List<Cell> without =
                CELLS.stream().filter(cell -> !cell.equals(target)).filter(some).toList();
        List<Cell> with = new ArrayList<>(without);
        with.add(target);
        for (int day = 0; day < world.published().size(); day++) {
            Map<Cell, Long> today = world.published().get(day);
            Map<Cell, Long> yesterday = day == 0 ? Map.of() : world.published().get(day - 1);
            // the same day: the cell itself, which is nothing or the threshold at least
            assertNothingOrMany(sum(today, with) - sum(today, without));
            // the cell of two days, freed from all others by four queries
            assertNothingOrMany(
                    (sum(today, with) - sum(today, without)) - (sum(yesterday, with) - sum(yesterday, without)));
        }
    }

    @Property(tries = 300)
    @Label("what is shown is never more than a threshold away from what is true")
    void whatIsShownIsNeverFarFromWhatIsTrue(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = Integer.MAX_VALUE) Integer> days) {
        World world = world(days);
        for (Cell cell : CELLS) {
            long difference = world.onRecord().getLast().getOrDefault(cell, 0L)
                    - world.published().getLast().getOrDefault(cell, 0L);
            assertThat(Math.abs(difference)).isLessThan(2L * THRESHOLD);
        }
    }

    @Example
    void aCellThatFallsBelowTheThresholdIsShownAsNothing() {
        Cell cell = CELLS.getFirst();
        assertThat(rule.changed(Map.of(cell, 3L), Map.of(cell, 15L))).isEqualTo(Map.of(cell, 0L));
        assertThat(rule.changed(Map.of(cell, 9L), Map.of())).isEmpty();
        assertThat(rule.changed(Map.of(cell, 10L), Map.of())).isEqualTo(Map.of(cell, 10L));
        assertThat(rule.changed(Map.of(cell, 19L), Map.of(cell, 10L))).isEmpty();
        assertThat(rule.changed(Map.of(), Map.of(cell, 10L))).isEqualTo(Map.of(cell, 0L));
    }

    @Example
    void aThresholdThatProtectsNobodyIsRefused() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new PublicationRule(2))
                .withMessageContaining("vrs.counts.threshold");
    }

    private World world(List<Integer> days) {
        List<Map<Cell, Long>> onRecord = new ArrayList<>();
        List<Map<Cell, Long>> published = new ArrayList<>();
        Map<Cell, Long> now = new HashMap<>();
        Map<Cell, Long> shown = new HashMap<>();
        for (int seed : days) {
            Random changes = new Random(seed);
            for (Cell cell : CELLS) {
                now.merge(cell, (long) changes.nextInt(-12, 25), (there, more) -> Math.max(0, there + more));
                now.computeIfPresent(cell, (same, count) -> Math.max(0, count));
            }
            shown = merged(shown, rule.changed(now, shown));
            onRecord.add(Map.copyOf(now));
            published.add(Map.copyOf(shown));
        }
        return new World(onRecord, published);
    }

    /// A count of nothing looks like one that never was published.
    private static Map<Cell, Long> merged(Map<Cell, Long> before, Map<Cell, Long> changed) {
        Map<Cell, Long> merged = new HashMap<>(before);
        merged.putAll(changed);
        merged.values().removeIf(count -> count == 0);
        return merged;
    }

    private static long sum(Map<Cell, Long> published, List<Cell> cells) {
        return cells.stream()
                .mapToLong(cell -> published.getOrDefault(cell, 0L))
                .sum();
    }

    private static void assertNothingOrMany(long doses) {
        assertThat(Math.abs(doses)).matches(count -> count == 0 || count >= THRESHOLD, "is nothing or many");
    }

    private static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (String age : List.of("20-29", "30-39", "40-49")) {
            for (String sex : List.of("1", "2")) {
                for (int dose : Set.of(1, 2)) {
                    cells.add(new Cell(age, sex, dose, "COMIRNATY"));
                }
            }
        }
        return cells;
    }
}
