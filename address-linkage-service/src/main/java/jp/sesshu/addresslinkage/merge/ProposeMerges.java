package jp.sesshu.addresslinkage.merge;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import jp.sesshu.addresslinkage.addressee.Addressee;
import jp.sesshu.addresslinkage.numbering.IntegratedNumbers;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.audit.Deed;
import jp.sesshu.platform.number.IntegratedNumber;

/// Looks for people with two integrated numbers. A pair that has had a case is not proposed again, whatever came of it.
@ApplicationScoped
class ProposeMerges {
    /// An audit entry is a message and has to stay small.
    private static final int PAIRS_IN_ENTRY = 200;

    private static final String PROPOSE = """
            with person as (
                select r.integrated_number, r.name_folded, r.kana_folded, r.address_folded, r.birth_date,
                       r.birth_precision, s.sex_code
                  from resident r
                  join resident_state s on s.municipality = r.municipality and s.source = r.source
                                       and s.addressee_number = r.addressee_number
                                       and s.history_number = r.history_number
                 where r.municipality = :m and r.integrated_number is not null and r.address_folded <> ''),
            pair as (
                select a.integrated_number as first, b.integrated_number as second, 'DETAILS' as found_by
                  from person a
                  join person b on b.birth_date = a.birth_date and b.birth_precision = a.birth_precision
                               and b.sex_code = a.sex_code and b.address_folded = a.address_folded
                               and b.integrated_number > a.integrated_number
                               and (a.name_folded <> '' and b.name_folded = a.name_folded
                                    or a.kana_folded <> '' and b.kana_folded = a.kana_folded)
                union all
                select least(r.integrated_number, n.integrated_number),
                       greatest(r.integrated_number, n.integrated_number), 'MY_NUMBER'
                  from resident r
                  join my_number.holder h on h.municipality = r.municipality and h.source = r.source
                                         and h.addressee_number = r.addressee_number
                  join my_number.my_number n on n.municipality = h.municipality and n.number_index = h.number_index
                 where r.municipality = :m and r.integrated_number <> n.integrated_number)
            insert into merge_case (municipality, id, first_number, second_number, found_by, state, opened_by,
                                    opened_at)
            select distinct on (p.first, p.second) :m, uuidv7(), p.first, p.second, p.found_by, 'PROPOSED', ?, ?
              from pair p
             where not exists (select 1 from merge_case c
                                where c.municipality = :m and c.first_number = p.first and c.second_number = p.second)
             order by p.first, p.second, p.found_by desc
            on conflict do nothing
            returning first_number, second_number""";
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final IntegratedNumbers numbers;
    private final AuditLog audit;
    private final InstantSource clock;

    ProposeMerges(
            AgroalDataSource database,
            CurrentCaller caller,
            IntegratedNumbers numbers,
            AuditLog audit,
            InstantSource clock) {
        this.database = database;
        this.caller = caller;
        this.numbers = numbers;
        this.audit = audit;
        this.clock = clock;
    }

    private record Pair(IntegratedNumber first, IntegratedNumber second) {}

    /// @return how many new pairs were found
    @Transactional(rollbackOn = Exception.class)
    int propose() throws SQLException {
        List<Pair> found = find();
        audit.record(Deed.of("merge.searched").with(Map.of("found", found.size())));
        for (List<Pair> some :
                found.stream().gather(Gatherers.windowFixed(PAIRS_IN_ENTRY)).toList()) {
            recordProposed(some);
        }
        return found.size();
    }

    private List<Pair> find() throws SQLException {
        List<Pair> found = new ArrayList<>();
        // a municipality code is six digits by its type
        String sql = PROPOSE.replace(":m", "'" + caller.get().municipality().value() + "'");
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, caller.get().name());
            statement.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Pair(new IntegratedNumber(row.getString(1)), new IntegratedNumber(row.getString(2))));
                }
            }
        }
        return found;
    }

    private void recordProposed(List<Pair> pairs) throws SQLException {
        List<IntegratedNumber> all = pairs.stream()
                .<IntegratedNumber>mapMulti((pair, each) -> {
                    each.accept(pair.first());
                    each.accept(pair.second());
                })
                .distinct()
                .toList();
        audit.record(Deed.of("merge.proposed")
                .about(numbers.addressees(all).stream()
                        .map(Addressee::reference)
                        .toList())
                .with(Map.of(
                        "pairs",
                        pairs.stream()
                                .map(pair -> List.of(pair.first(), pair.second()))
                                .toList())));
    }
}
