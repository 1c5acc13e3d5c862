package jp.sesshu.addresslinkage.resident;

/// Who ceases to be a resident by a feed: by a state that says so, and, where the feed is a full one, by not being in
/// it. Statements as in {@link ResidentMerge}, which come before its own change of residents.
final class EndedPeople {
    /// A resident in their current state.
    private static final String RESIDENT = """
            resident r
              join resident_state c on c.municipality = :m and c.source = :s
                                   and c.addressee_number = r.addressee_number and c.history_number = r.history_number
             where r.municipality = :m and r.source = :s and r.absent_since is null
               and c.residency_code = '1' and coalesce(c.deleted, '0') = '0'""";

    /// Those of the source who aren't in a full feed. Nobody is missing who came after the feed was made, which its states
    /// tell, those on record already too; and where a line can't be read, nobody is missing at all, since it may be the
    /// one about them.
    static final String FIND_ABSENT = """
            create temporary table absent on commit drop as
            select r.addressee_number
              from %s
               and c.effective_on <= (select max(effective_on) from staging
                                       where refused_reason is null or refused_reason = 'ALREADY_ON_RECORD'
                                          or refused_reason = 'DIFFERENT_ON_RECORD'
                                             and refused_item not like '%%適用日%%')
               and not exists (select 1 from staging s where s.addressee_number = r.addressee_number)
               and not exists (select 1 from staging where addressee_number is null)""".formatted(RESIDENT);

    static final String NOBODY_ABSENT = """
            create temporary table absent (addressee_number text) on commit drop""";

    static final String COUNT_RESIDENTS = "select count(*) from " + RESIDENT;

    /// How many residents cease to be. Where nobody in the file is on record its rows aren't looked at.
    static final String COUNT = """
            select (select count(*) from absent)
                 + case when exists (select 1 from numbering where on_record is not null) then
                   (select count(*)
                      from numbering n
                      join staging s on s.addressee_number = n.addressee_number and s.history_number = n.newest
                                    and s.refused_reason is null
                                    and (s.residency_code <> '1' or coalesce(s.deleted, '0') = '1')
                      join (select r.addressee_number, r.history_number from %s) was
                        on was.addressee_number = n.addressee_number and was.history_number < n.newest)
                   else 0 end""".formatted(RESIDENT);

    static final String MARK_ABSENT = """
            with gone as (
                update resident r set absent_since = date ':today', news_version = news_version + 1
                  from absent a
                 where r.municipality = :m and r.source = :s and r.addressee_number = a.addressee_number
                returning r.source, r.addressee_number)
            insert into changed select source, addressee_number from gone""";

    /// Whoever is in a full feed, with whichever row, is there.
    static final String MARK_PRESENT = """
            with back as (
                update resident r set absent_since = null, news_version = news_version + 1
                 where r.municipality = :m and r.source = :s and r.absent_since is not null
                   and exists (select 1 from staging s where s.addressee_number = r.addressee_number)
                returning r.source, r.addressee_number)
            insert into changed select source, addressee_number from back""";

    private EndedPeople() {}
}
