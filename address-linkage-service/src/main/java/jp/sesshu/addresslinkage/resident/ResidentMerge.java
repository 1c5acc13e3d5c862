package jp.sesshu.addresslinkage.resident;

import java.util.stream.Collectors;
import jp.sesshu.addresslinkage.addressee.FeedItem;

/// The set-based statements that make residents of staged rows, in their order. {@code :m} stands for the municipality
/// and {@code :s} for the source. They run under the numbering lock, whatever the source.
final class ResidentMerge {
    private static final String COLUMNS =
            FeedItem.kept().stream().map(FeedItem::column).collect(Collectors.joining(", "));
    private static final String STAGED_COLUMNS = FeedItem.kept().stream()
            .map(item -> "s." + item.column())
            .collect(Collectors.joining(", ", "", ", s.birth_precision, s.number_index"));

    /// The items in which a staged row {@code s} differs from the state {@code r} on record, by name. Of a state whose
    /// items were let go only what is left can differ. A date of which less is known is another one.
    private static final String DIFFERENT_ITEMS = FeedItem.kept().stream()
            .map(item -> ("case when r.%1$s is distinct from s.%1$s and (r.released_at is null or r.%1$s is not null)"
                            + "%3$s then '%2$s' end")
                    .formatted(
                            item.column(),
                            item.header(),
                            item == FeedItem.BIRTH_DATE_ITEM ? " or r.birth_precision <> s.birth_precision" : ""))
            .collect(Collectors.joining(", "));

    /// Where it can't have been the row's My Number that a state on record named. Which one that was isn't kept, only
    /// which one somebody was the last to come with, by {@code h}, and that a My Number has come at all. A row without
    /// one isn't about it: events never have any.
    private static final String OTHER_MY_NUMBER = """
            case when h.history_number <= s.history_number and h.number_index <> s.number_index
                   or h.history_number > s.history_number and s.number_index is not null
                      and not exists (select 1 from my_number.my_number k
                                       where k.municipality = :m and k.number_index = s.number_index)
                 then '個人番号' end""";

    private static final String ON_RECORD = """
            staging s
              join resident_state r
                on r.municipality = :m and r.source = :s and r.addressee_number = s.addressee_number
               and r.history_number = s.history_number
              left join my_number.holder h
                on h.municipality = :m and h.source = :s and h.addressee_number = s.addressee_number""";

    /// Two rows with the same key in one file: the same said twice is taken once; of two that say something else nobody
    /// knows which is right, so that neither is taken and both are shown.
    static final String REFUSE_REPEATED = """
            with repeated as (
                select addressee_number, history_number, min(line) as first_line
                  from staging where refused_reason is null
                 group by addressee_number, history_number having count(*) > 1),
            compared as (
                select r.addressee_number, r.history_number, r.first_line,
                       count(distinct row(%s)) > 1 as contradicted
                  from repeated r
                  join staging s on s.addressee_number = r.addressee_number and s.history_number = r.history_number
                 where s.refused_reason is null
                 group by r.addressee_number, r.history_number, r.first_line)
            update staging s
               set refused_item = '履歴連番',
                   refused_reason = case when c.contradicted then 'CONTRADICTED_IN_FILE' else 'DUPLICATE_IN_FILE' end
              from compared c
             where s.addressee_number = c.addressee_number and s.history_number = c.history_number
               and (c.contradicted or s.line > c.first_line) and s.refused_reason is null""".formatted(STAGED_COLUMNS);

    /// States that are on record with everything but a My Number, of somebody who has come with none: as they came by an
    /// event, which never has one. Of these rows My Number is taken.
    static final String FIND_BRINGING = """
            create temporary table bringing on commit drop as
            select s.line from %s
             where s.refused_reason is null and s.number_index is not null and h.number_index is null
               and concat_ws(' ', %s) = ''""".formatted(ON_RECORD, DIFFERENT_ITEMS);

    static final String REFUSE_KNOWN = """
            with known as (
                select s.line, concat_ws(' ', %s, %s) as differences
                  from %s
                 where s.refused_reason is null and s.line not in (select line from bringing))
            update staging s
               set refused_item = case when k.differences = '' then '履歴連番' else k.differences end,
                   refused_reason = case when k.differences = '' then 'ALREADY_ON_RECORD'
                                         else 'DIFFERENT_ON_RECORD' end
              from known k where k.line = s.line""".formatted(DIFFERENT_ITEMS, OTHER_MY_NUMBER, ON_RECORD);

    /// Residents and non-residents share one range of addressee numbers: a number means one person in both.
    static final String REFUSE_TAKEN = """
            update staging s set refused_item = '宛名番号', refused_reason = 'NUMBER_TAKEN'
              from resident r
             where r.municipality = :m and r.addressee_number = s.addressee_number and s.refused_reason is null
               and (:s, r.source) in (('REGISTRY', 'NON_RESIDENT'), ('NON_RESIDENT', 'REGISTRY'))""";

    /// A state with a higher history number can't take effect before one with a lower number. Late rows are welcome as
    /// long as number and date agree.
    static final String REFUSE_OUT_OF_ORDER_IN_FILE = """
            update staging s set refused_item = '適用日', refused_reason = 'OUT_OF_ORDER'
              from (select line, effective_on < max(effective_on) over (partition by addressee_number
                           order by history_number rows between unbounded preceding and 1 preceding) as earlier
                      from staging where refused_reason is null) o
             where o.line = s.line and o.earlier and s.refused_reason is null""";

    static final String REFUSE_OUT_OF_ORDER_ON_RECORD = """
            update staging s set refused_item = '適用日', refused_reason = 'OUT_OF_ORDER'
              from resident_state r
             where r.municipality = :m and r.source = :s and r.addressee_number = s.addressee_number
               and s.refused_reason is null
               and (r.history_number < s.history_number and r.effective_on > s.effective_on
                    or r.history_number > s.history_number and r.effective_on < s.effective_on)""";

    static final String INSERT_STATES = """
            insert into resident_state (municipality, source, birth_precision, %s)
            select :m, :s, birth_precision, %s
              from staging where refused_reason is null and line not in (select line from bringing)"""
            .formatted(COLUMNS, COLUMNS);

    /// New rows are inserted apart from the changes of old ones here and below: to insert or else
    /// update costs a third more for each new row, and a city's first feed has no others. The
    /// numbering lock keeps anybody else from inserting them meanwhile.
    static final String INSERT_MY_NUMBERS = """
            insert into my_number.my_number (municipality, number_index, ciphertext, integrated_number)
            select distinct on (s.number_index) :m, s.number_index, s.ciphertext, :number
              from staging s join numbering n on n.addressee_number = s.addressee_number
             where s.refused_reason is null and s.number_index is not null
               and not exists (select 1 from my_number.my_number k
                                where k.municipality = :m and k.number_index = s.number_index)
             order by s.number_index, s.history_number, s.addressee_number"""
            .replace(":number", FeedNumbering.NUMBER);

    /// Whose current number is which: the newest state that names one decides, in whichever order the states come.
    static final String UPDATE_HOLDERS = """
            update my_number.holder h set number_index = n.newest_index, history_number = n.newest_with_index
              from numbering n
             where h.municipality = :m and h.source = :s and h.addressee_number = n.addressee_number
               and n.on_record is not null and h.history_number < n.newest_with_index""";

    static final String INSERT_HOLDERS = """
            insert into my_number.holder (municipality, source, addressee_number, number_index, history_number)
            select :m, :s, n.addressee_number, n.newest_index, n.newest_with_index
              from numbering n
             where n.newest_index is not null
               and not exists (select 1 from my_number.holder h
                                where h.municipality = :m and h.source = :s
                                  and h.addressee_number = n.addressee_number)
             order by n.addressee_number""";

    /// Somebody who comes again after having been missing in a full feed is back, with news. Their number is in
    /// {@code changed} afterwards.
    static final String UPDATE_RESIDENTS = """
            with updated as (
                update resident r
                   set integrated_number = coalesce(r.integrated_number, :number),
                       news_version = r.news_version + 1,
                       absent_since = case when r.history_number < n.newest then null else r.absent_since end,
                       (history_number, name_folded, kana_folded, address_folded, birth_date, birth_precision) =
                           (select case when newer then n.newest else r.history_number end,
                                   case when newer then n.name_folded else r.name_folded end,
                                   case when newer then n.kana_folded else r.kana_folded end,
                                   case when newer then n.address_folded else r.address_folded end,
                                   case when newer then n.birth_date else r.birth_date end,
                                   case when newer then n.birth_precision else r.birth_precision end
                              from (select r.history_number < n.newest as newer) which)
                  from numbering n
                 where r.municipality = :m and r.source = :s and r.addressee_number = n.addressee_number
                   and n.on_record is not null
                   and (r.history_number < n.newest
                        or r.integrated_number is null and :number is not null)
                returning r.source, r.addressee_number)
            insert into changed select source, addressee_number from updated"""
            .replace(":number", FeedNumbering.NUMBER);

    /// In the order of their numbers, which is that of two of the indexes.
    static final String INSERT_RESIDENTS = """
            insert into resident (municipality, source, addressee_number, integrated_number, history_number,
                                  name_folded, kana_folded, address_folded, birth_date, birth_precision, news_version)
            select :m, :s, n.addressee_number, :number, n.newest,
                   n.name_folded, n.kana_folded, n.address_folded, n.birth_date, n.birth_precision, 1
              from numbering n
             where n.on_record is null
             order by n.addressee_number"""
            .replace(":number", FeedNumbering.NUMBER);

    static final String CHANGED_BY_INSERTION =
            "insert into changed select :s, addressee_number from numbering where on_record is null";

    /// Autovacuum comes by later; until then the planner would take a city for a few people. Where it is at it already,
    /// the feed doesn't wait for it: a second goes by before it gives way.
    static final String ANALYZE =
            "analyze (skip_locked) resident, my_number.my_number, my_number.holder,"
                    + " resident_state (municipality, source, addressee_number, history_number, effective_on)";

    /// How many tenths of all residents changed, as far as PostgreSQL knows how many there are. A day's changes among a
    /// city leave its statistics as they are.
    static final String TENTHS_CHANGED = """
            select floor(count(*) * 10 / greatest((select reltuples from pg_class where oid = 'resident'::regclass), 1))
              from changed""";

    /// Whoever shares an integrated number with a protected person is protected too. Which number that is may have
    /// become known just now, so the others are told of again, without the address.
    static final String ANNOUNCE_SHARING = """
            with sharing as (
                update resident r set news_version = news_version + 1
                 where r.municipality = :m
                   and r.integrated_number in (
                       select p.integrated_number
                         from changed c
                         join protected_person p on p.municipality = :m and p.source = c.source
                                                and p.addressee_number = c.addressee_number
                                                and (p.ends_on is null or p.ends_on >= date ':today'))
                   and not exists (select 1 from changed c where c.source = r.source
                                                             and c.addressee_number = r.addressee_number)
                returning r.source, r.addressee_number)
            insert into changed select source, addressee_number from sharing""";

    static final String COUNT_TAKEN = "select count(*) from staging where refused_reason is null";

    private ResidentMerge() {}
}
