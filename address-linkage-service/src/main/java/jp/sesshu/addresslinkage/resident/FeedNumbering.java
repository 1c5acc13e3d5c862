package jp.sesshu.addresslinkage.resident;

/// Which integrated number each addressee of a feed has, or is given. Statements as in {@link ResidentMerge}, between its
/// judging and its change of residents.
///
/// In most files everybody has one row, and no My Number stands in two: then nobody has to be compared with anybody
/// else in the file, and numbers are given in the order of the addressee numbers, without writing a city's rows anew.
final class FeedNumbering {
    /// Whether anybody has several rows in the file, or any My Number comes in several.
    static final String COUNT_SEVERAL = """
            select count(*) from (
                (select 1 from staging where refused_reason is null
                  group by addressee_number having count(*) > 1 limit 1)
                union all
                (select 1 from staging where refused_reason is null and number_index is not null
                  group by number_index having count(*) > 1 limit 1)) several""";

    /// Each addressee's place among the numbers: the integrated number that they or their My Number have already.
    /// Beside it the newest state of the file with what is searched by, the newest that names a My Number, the first and
    /// the newest My Number's index, and the state on record, which is null for somebody new.
    static final String PREPARE = """
            create temporary table numbering on commit drop as
            select row_number() over (order by a.addressee_number) as place,
                   row_number() over (order by a.addressee_number) as person, a.addressee_number, a.newest,
                   s.name_folded, s.kana_folded, s.address_folded, s.birth_date, s.birth_precision,
                   a.newest_with_index, a.indexes[1] as first_index, a.indexes[cardinality(a.indexes)] as newest_index,
                   r.history_number as on_record,
                   coalesce(r.integrated_number, known.integrated_number) as integrated_number, null::bigint as fresh
              from (select addressee_number, max(history_number) as newest,
                           max(history_number) filter (where number_index is not null) as newest_with_index,
                           array_agg(number_index order by history_number) filter (where number_index is not null)
                               as indexes
                      from staging where refused_reason is null group by addressee_number) a
              join staging s on s.addressee_number = a.addressee_number and s.history_number = a.newest
                            and s.refused_reason is null
              left join resident r on r.municipality = :m and r.source = :s and r.addressee_number = a.addressee_number
              left join (select distinct on (s.addressee_number) s.addressee_number, n.integrated_number
                           from staging s join my_number.my_number n
                             on n.municipality = :m and n.number_index = s.number_index
                          where s.refused_reason is null
                          order by s.addressee_number, s.history_number) known
                on known.addressee_number = a.addressee_number""";

    /// The same where nobody and no My Number comes several times. Who needs a new number has a place among those who do.
    static final String PREPARE_EACH_ONCE = """
            create temporary table numbering on commit drop as
            select n.*, case when n.integrated_number is null and n.first_index is not null
                             then count(*) filter (where n.integrated_number is null and n.first_index is not null)
                                      over (order by n.addressee_number rows unbounded preceding) end as fresh
              from (select a.addressee_number, a.history_number as newest,
                           a.name_folded, a.kana_folded, a.address_folded, a.birth_date, a.birth_precision,
                           case when a.number_index is not null then a.history_number end as newest_with_index,
                           a.number_index as first_index, a.number_index as newest_index,
                           r.history_number as on_record,
                           coalesce(r.integrated_number, known.integrated_number) as integrated_number
                      from staging a
                      left join resident r
                        on r.municipality = :m and r.source = :s and r.addressee_number = a.addressee_number
                      left join my_number.my_number known
                        on known.municipality = :m and known.number_index = a.number_index
                     where a.refused_reason is null) n""";

    /// The addressees who come with a My Number that another one in the file comes with too.
    static final String FIND_SHARING = """
            create temporary table sharing on commit drop as
            with named as (
                select distinct n.place, s.number_index
                  from staging s join numbering n on n.addressee_number = s.addressee_number
                 where s.refused_reason is null and s.number_index is not null)
            select place, number_index, place as person from named
             where number_index in (select number_index from named group by number_index having count(*) > 1)""";

    /// They are one person, whichever of their states names it, and so is whoever shares another one with any of them.
    /// Repeated until nobody is left who would become another's.
    static final String JOIN_SHARING = """
            with by_number as (select number_index, min(person) as person from sharing group by number_index),
            by_place as (
                select s.place, min(n.person) as person
                  from sharing s join by_number n on n.number_index = s.number_index group by s.place)
            update sharing s set person = p.person from by_place p where p.place = s.place and p.person < s.person""";

    static final String JOIN_PEOPLE = """
            update numbering n set person = s.person
              from (select distinct place, person from sharing) s where s.place = n.place and s.person < n.person""";

    /// Whoever comes as the same person as an addressee who has a number already gets that.
    static final String SHARE_NUMBERS = """
            update numbering n set integrated_number = k.integrated_number
              from (select person, min(integrated_number) as integrated_number from numbering
                     where integrated_number is not null group by person) k
             where k.person = n.person and n.integrated_number is null and n.first_index is not null""";

    /// A person whose My Numbers are all seen for the first time gets the next number.
    static final String ASSIGN_NUMBERS = """
            with first_seen as (
                select person, row_number() over (order by person) as place
                  from numbering where integrated_number is null and first_index is not null group by person),
            counter as (
                insert into integrated_number_counter as c (municipality, last)
                select :m, count(*) from first_seen
                on conflict (municipality) do update set last = c.last + excluded.last
                returning c.last),
            assigned as (
                select person, lpad((last - (select count(*) from first_seen) + place)::text, 15, '0') as integrated_number
                  from first_seen, counter)
            update numbering n set integrated_number = a.integrated_number
              from assigned a
             where a.person = n.person and n.integrated_number is null and n.first_index is not null""";

    /// Draws as many numbers as are needed.
    ///
    /// Answers the last that was given before.
    static final String DRAW_NUMBERS = """
            with needed as (select coalesce(max(fresh), 0) as numbers from numbering),
            counter as (
                insert into integrated_number_counter as c (municipality, last)
                select :m, numbers from needed
                on conflict (municipality) do update set last = c.last + excluded.last
                returning c.last)
            select last - numbers from counter, needed""";

    /// The integrated number of a row {@code n} of {@code numbering}: the one they have, or the one they are given. {@code
    /// :before} stands for the last that was given before, where numbers were drawn.
    static final String NUMBER = "coalesce(n.integrated_number, lpad((:before + n.fresh)::text, 15, '0'))";

    private FeedNumbering() {}
}
