package jp.sesshu.vrs.observer;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Sums published counts. What the caller may see of them is row-level security's decision: a municipality its own, a
/// prefecture its municipalities', the state all.
@ApplicationScoped
class ReadCounts {
    /// Of each published count, by how much it differs from the one published before: what was added that day.
    private static final String SUMS = """
            select :columns, cast(sum(added) as bigint)
              from (select municipality, published_on, age_group, sex, dose_number, product,
                           doses - lag(doses, 1, 0::bigint) over (
                               partition by municipality, age_group, sex, dose_number, product
                               order by published_on) as added
                      from dose_count) published
             where published_on between cast(?1 as date) and cast(?2 as date)
             group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6""".replace("0::bigint", "cast(0 as bigint)");
    private final Session session;

    ReadCounts(Session session) {
        this.session = session;
    }

    /// What isn't summed by is absent.
    ///
    /// @param date on which the doses were published
    /// @param sex 1 man, 2 woman, 9 not known
    /// @param doses the sum of published cells: what is in cells that may not be shown isn't in it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Count(
            @Nullable String municipality,
            @Nullable LocalDate date,
            @Nullable String ageGroup,
            @Nullable String sex,
            @Nullable Integer dose,
            @Nullable String product,
            long doses) {}

    @Transactional
    List<Count> sums(Set<Dimension> by, LocalDate from, LocalDate to) {
        String columns = Arrays.stream(Dimension.values())
                .map(each -> by.contains(each) ? each.column() : absent(each))
                .collect(Collectors.joining(", "));
        return session
                .createNativeQuery(SUMS.replace(":columns", columns), Tuple.class)
                .setParameter(1, from.toString())
                .setParameter(2, to.toString())
                .getResultList()
                .stream()
                .map(ReadCounts::count)
                .toList();
    }

    private static String absent(Dimension dimension) {
        return switch (dimension) {
            case DATE -> "cast(null as date)";
            case DOSE -> "cast(null as smallint)";
            default -> "cast(null as text)";
        };
    }

    private static Count count(Tuple row) {
        Number dose = row.get(4, Number.class);
        return new Count(
                row.get(0, String.class),
                row.get(1, LocalDate.class),
                row.get(2, String.class),
                row.get(3, String.class),
                dose == null ? null : dose.intValue(),
                row.get(5, String.class),
                row.get(6, Long.class));
    }
}
