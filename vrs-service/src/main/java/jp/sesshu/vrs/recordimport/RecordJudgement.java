package jp.sesshu.vrs.recordimport;

import java.util.List;

/// The statements that judge staged RECORD rows as single doses are judged. What concerns a row and the record comes
/// first; then the doses are taken in the order of their numbers, each beside those of the same person that are on
/// record or were taken from the file. {@code :m} is the municipality, {@code :n} the dose number.
final class RecordJudgement {
    static final List<String> WITHIN_THE_FILE = List.of("""
            update staging s
               set refused_item = '接種回数',
                   refused_reason = case when (s.action, s.given_on, s.product, s.lot_number, s.venue, s.doctor)
                                              is not distinct from
                                              (f.action, f.given_on, f.product, f.lot_number, f.venue, f.doctor)
                                         then 'DUPLICATE_IN_FILE' else 'CONTRADICTED_IN_FILE' end
              from (select ticket_number, dose_number, min(line) as first_line from staging
                     where refused_reason is null group by 1, 2 having count(*) > 1) r
              join staging f on f.line = r.first_line
             where (s.ticket_number, s.dose_number) = (r.ticket_number, r.dose_number) and s.line > r.first_line
               and s.refused_reason is null""");

    static final List<String> BESIDE_THE_RECORD = List.of("""
            create temporary table judged on commit drop as
            select s.line, s.action, s.ticket_number, s.dose_number, s.source, s.note, s.given_on, s.product,
                   s.lot_number, s.venue, s.doctor, s.shortest::interval as shortest, t.addressee_number as person,
                   d.state = 'CANCELLED' as restores,
                   case when s.action <> '1' and d.id is null then 'NOT_ON_RECORD'
                        when s.action = '3' and d.state = 'CANCELLED' then 'ALREADY_ON_RECORD'
                        when s.action = '3' then null
                        when s.action = '1' and d.state = 'CANCELLED' then 'DOSE_CANCELLED'
                        when d.state = 'RECORDED' and :same_dose then 'ALREADY_ON_RECORD'
                        when s.action = '1' and d.id is not null then 'DIFFERENT_ON_RECORD'
                        when s.action = '1' and t.ticket_number is null and :same_waiting then 'ALREADY_ON_RECORD'
                        when s.action = '1' and t.ticket_number is null and w.id is not null
                            then 'DIFFERENT_ON_RECORD'
                        when s.action = '1' and t.state = 'VOID' then 'TICKET_VOID'
                        when s.given_on < p.birth_date then 'DATE_BEFORE_BIRTH'
                        when s.given_on > p.died_on then 'DATE_AFTER_DEATH' end as reason,
                   nullif(concat_ws(',',
                        case when p.birth_date < s.born_from or p.birth_date > s.born_until then 'AGE_OUTSIDE' end,
                        case when s.given_on > p.moved_out_on then 'AFTER_MOVING_OUT' end,
                        case when k.kept and l.lot_number is null and t.ticket_number is not null
                             then 'LOT_UNKNOWN' end,
                        case when l.lot_number is not null and not s.product = any (l.products)
                                  and t.ticket_number is not null then 'LOT_OF_OTHER_PRODUCT' end,
                        case when d.source <> s.source then 'SOURCES_DISAGREE' end), '') as doubts
              from staging s
              left join ticket t on t.municipality = :m and t.ticket_number = s.ticket_number
              left join subject p on p.municipality = :m and p.addressee_number = t.addressee_number
              left join dose d on d.municipality = :m and d.ticket_number = s.ticket_number
                              and d.dose_number = s.dose_number
              left join waiting_dose w on w.municipality = :m and w.ticket_number = s.ticket_number
                              and w.dose_number = s.dose_number
              left join (select lot_number, array_agg(product) as products from lot
                          where municipality = :m group by lot_number) l on l.lot_number = s.lot_number
             cross join (select exists (select from lot where municipality = :m) as kept) k
             where s.refused_reason is null""", """
            update judged set doubts = null where doubts is not null and (action = '3' or reason is not null)""", """
            create temporary table known on commit drop as
            select t.addressee_number as person, d.ticket_number, d.dose_number, d.given_on, d.product,
                   null::interval as shortest
              from (select distinct person from judged where person is not null) j
              join ticket t on t.municipality = :m and t.addressee_number = j.person
              join dose d on d.municipality = :m and d.ticket_number = t.ticket_number and d.state = 'RECORDED'
             where not exists (select from judged c where c.action = '3' and c.reason is null
                                  and (c.ticket_number, c.dose_number) = (d.ticket_number, d.dose_number))""", """
            analyze judged""", """
            analyze known""");

    /// Which doses on record there are, for whoever knows the rules of spacing.
    static final String SPACED = "select distinct product, dose_number, given_on from known where dose_number > 1";

    static final String SPACE = """
            update known k set shortest = s.shortest
              from unnest(?::text[], ?::smallint[], ?::date[], ?::interval[])
                   as s (product, dose_number, given_on, shortest)
             where (k.product, k.dose_number, k.given_on) = (s.product, s.dose_number, s.given_on)""";

    static final List<String> DOSE_BY_DOSE = List.of("""
            update judged j
               set reason = v.reason,
                   doubts = case when v.too_soon then concat_ws(',', 'INTERVAL_TOO_SHORT', j.doubts) else j.doubts end
              from (select j.line,
                           case when coalesce(bool_or(k.dose_number = j.dose_number
                                                      and k.ticket_number <> j.ticket_number), false)
                                     and (j.action = '1' or j.restores) then 'ON_OTHER_TICKET'
                                when j.dose_number > 1 and j.action = '1'
                                     and not coalesce(bool_or(k.dose_number = j.dose_number - 1), false)
                                     then 'EARLIER_DOSE_MISSING'
                                when bool_or(k.dose_number < j.dose_number and k.given_on >= j.given_on
                                             or k.dose_number > j.dose_number and k.given_on <= j.given_on)
                                     then 'DATE_OUT_OF_ORDER' end as reason,
                           coalesce(bool_or(k.dose_number = j.dose_number - 1 and j.given_on < k.given_on + j.shortest
                                    or k.dose_number = j.dose_number + 1
                                       and k.given_on < j.given_on + k.shortest), false) as too_soon
                      from judged j left join known k on k.person = j.person
                     where j.dose_number = :n and j.reason is null and j.action <> '3' and j.person is not null
                     group by j.line, j.dose_number, j.action, j.restores) v
             where v.line = j.line and (v.reason is not null or v.too_soon)""", """
            update judged set reason = split_part(doubts, ',', 1)
             where dose_number = :n and reason is null and doubts is not null and not :accepted""", """
            update judged j set reason = 'ON_OTHER_TICKET'
              from (select person, min(line) as first_line from judged
                     where dose_number = :n and reason is null and action <> '3'
                     group by person having count(*) > 1) f
             where j.person = f.person and j.dose_number = :n and j.reason is null
               and (j.action = '1' or j.restores) and j.line > f.first_line""", """
            delete from known k using judged j
             where j.dose_number = :n and j.reason is null and j.action = '2'
               and (k.ticket_number, k.dose_number) = (j.ticket_number, j.dose_number)""", """
            insert into known (person, ticket_number, dose_number, given_on, product)
            select person, ticket_number, dose_number, given_on, product from judged
             where dose_number = :n and reason is null and action <> '3' and person is not null""");

    private static final String SAME = """
            ((%1$s.given_on, %1$s.product, %1$s.lot_number, %1$s.venue, %1$s.doctor)
             is not distinct from (s.given_on, s.product, s.lot_number, s.venue, s.doctor))""";
    static final String SAME_DOSE = SAME.formatted("d");
    static final String SAME_WAITING = SAME.formatted("w");

    private RecordJudgement() {}
}
