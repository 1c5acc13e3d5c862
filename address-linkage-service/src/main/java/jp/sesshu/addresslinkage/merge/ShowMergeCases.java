package jp.sesshu.addresslinkage.merge;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.addresslinkage.addressee.Addressee;
import jp.sesshu.addresslinkage.addressee.Masking;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.number.IntegratedNumber;
import jp.sesshu.platform.time.JapaneseCalendar;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Shows cases with the people of both numbers, so that staff can compare them.
@ApplicationScoped
class ShowMergeCases {
    /// Under which of the two numbers somebody stands: while they are merged, the one they had before.
    private static final String PEOPLE = """
            with c as (
                select municipality, id, first_number, second_number, state in ('MERGED', 'SPLIT_REQUESTED') as merged
                  from merge_case where id = any (?)),
            side as (
                select c.id, r.integrated_number, r.municipality, r.source, r.addressee_number
                  from c join resident r on r.municipality = c.municipality
                                        and r.integrated_number in (c.first_number, c.second_number)
                 where not (c.merged and exists (
                           select 1 from merge_member m
                            where m.municipality = c.municipality and m.case_id = c.id and m.source = r.source
                              and m.addressee_number = r.addressee_number))
                union all
                select c.id, m.integrated_number, m.municipality, m.source, m.addressee_number
                  from c join merge_member m on m.municipality = c.municipality and m.case_id = c.id
                 where c.merged)
            select side.id, side.integrated_number, r.source, r.addressee_number, s.name, s.kana,
                   left(s.birth_date::text, case s.birth_precision when 'YEAR' then 4 when 'MONTH' then 7 else 10 end),
                   s.sex_code, s.residency_code, :masked, s.postal_code, s.town, s.building
              from side
              join resident r on r.municipality = side.municipality and r.source = side.source
                             and r.addressee_number = side.addressee_number
              join resident_state s on s.municipality = r.municipality and s.source = r.source
                                   and s.addressee_number = r.addressee_number and s.history_number = r.history_number
             order by 1, 2, 3, 4""".replace(":masked", Masking.MASKED);
    private final AgroalDataSource database;
    private final MergeCaseRepository cases;
    private final AuditLog audit;
    private final InstantSource clock;

    ShowMergeCases(AgroalDataSource database, MergeCaseRepository cases, AuditLog audit, InstantSource clock) {
        this.database = database;
        this.cases = cases;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param next for the next page's {@code after}; absent on the last page
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Shown> cases, @Nullable UUID next) {}

    /// @param keptNumber the number that goes on being used, as it was asked for
    /// @param numbers the two integrated numbers
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            UUID id,
            MergeState state,
            MergeCase.FoundBy foundBy,
            @Schema(examples = "clerk-01") String openedBy,
            Instant openedAt,
            @Schema(examples = "000000000000001") @Nullable String keptNumber,
            List<Side> numbers,
            List<Step> steps) {}

    /// @param people who has the number; while it is merged, who had it before
    record Side(IntegratedNumber integratedNumber, List<Person> people) {}

    /// @param birthDate as much of it as is known: 1940-06-15, 1940-06 or 1940
    /// @param addressMasked postal code, town and building are withheld
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Person(
            Source source,
            @Schema(examples = "1000000001") String addresseeNumber,
            @Schema(examples = "髙橋　一郎") String name,
            @Schema(examples = "タカハシ　イチロウ") @Nullable String kana,
            @Schema(examples = "1940-06-15") String birthDate,
            @Schema(examples = "1") String sex,
            @Schema(examples = "1") String residency,
            @Schema(examples = "false") boolean addressMasked,
            @Schema(examples = "2790043") @Nullable String postalCode,
            @Schema(examples = "浦安市富士見一丁目2番3号") @Nullable String town,
            @Schema(examples = "ハイツ101") @Nullable String building) {
        Person masked() {
            return new Person(source, addresseeNumber, name, kana, birthDate, sex, residency, true, null, null, null);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            MergeStep step,
            @Schema(examples = "clerk-01") String takenBy,
            Instant takenAt,

            @Schema(examples = "窓口で本人確認書類により同一人と確認") @Nullable
            String reason) {}

    private record SideKey(UUID id, String integratedNumber) {}

    @Transactional(rollbackOn = Exception.class)
    Page page(@Nullable MergeState state, @Nullable UUID after, int limit) throws SQLException {
        List<MergeCase> found = cases.page(state, after, limit + 1);
        List<MergeCase> page = found.subList(0, Math.min(limit, found.size()));
        Map<SideKey, List<Person>> people = people(page);
        audit.record(Deed.of("merge.read")
                .about(people.values().stream()
                        .flatMap(List::stream)
                        .map(each -> Addressee.of(each.source(), each.addresseeNumber())
                                .reference())
                        .distinct()
                        .toList())
                .with(Map.of("cases", page.size())));
        return new Page(
                page.stream().map(each -> shown(each, people)).toList(),
                found.size() > limit ? page.getLast().id : null);
    }

    private static Shown shown(MergeCase merge, Map<SideKey, List<Person>> people) {
        return new Shown(
                merge.id,
                merge.state,
                merge.foundBy,
                merge.openedBy,
                merge.openedAt,
                merge.keptNumber,
                sides(merge, people),
                merge.steps.stream()
                        .map(each -> new Step(each.step(), each.takenBy(), each.takenAt(), each.reason()))
                        .toList());
    }

    /// Two people are proposed because they live at the same address: where it is withheld of one, the other's would
    /// tell it.
    private static List<Side> sides(MergeCase merge, Map<SideKey, List<Person>> people) {
        List<Side> sides = merge.numbers().stream()
                .map(number -> new Side(number, people.getOrDefault(new SideKey(merge.id, number.value()), List.of())))
                .toList();
        boolean masked = sides.stream().flatMap(side -> side.people().stream()).anyMatch(Person::addressMasked);
        return masked
                ? sides.stream()
                        .map(side -> new Side(
                                side.integratedNumber(),
                                side.people().stream().map(Person::masked).toList()))
                        .toList()
                : sides;
    }

    private Map<SideKey, List<Person>> people(List<MergeCase> page) throws SQLException {
        Map<SideKey, List<Person>> people = new HashMap<>();
        String sql = PEOPLE.replace(":day", "date '" + JapaneseCalendar.today(clock) + "'");
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", page.stream().map(each -> each.id).toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    people.computeIfAbsent(
                                    new SideKey(row.getObject(1, UUID.class), row.getString(2)), _ -> new ArrayList<>())
                            .add(person(row));
                }
            }
        }
        return people;
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                Source.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getBoolean(10),
                row.getString(11),
                row.getString(12),
                row.getString(13));
    }
}
