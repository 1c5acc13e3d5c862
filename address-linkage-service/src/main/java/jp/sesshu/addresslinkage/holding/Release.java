package jp.sesshu.addresslinkage.holding;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sesshu.addresslinkage.addressee.FeedItem;

/// What is let go of a state, of which states, as SQL.
final class Release {
    /// What numbering stands on, and the history that the law has kept of whoever was a resident.
    private static final Set<FeedItem> STAYS = EnumSet.of(
            FeedItem.ADDRESSEE_NUMBER,
            FeedItem.HISTORY_NUMBER,
            FeedItem.EFFECTIVE_ON,
            FeedItem.RESIDENCY_CODE,
            FeedItem.KANA,
            FeedItem.NAME,
            FeedItem.BIRTH_DATE_ITEM,
            FeedItem.SEX_CODE,
            FeedItem.CHANGED_ON,
            FeedItem.CHANGE_REASON,
            FeedItem.RESIDENT_SINCE,
            FeedItem.RESIDENT_REASON,
            FeedItem.RESIDENT_UNTIL,
            FeedItem.ENDED_REASON,
            FeedItem.DELETED);

    /// Looks through the next people and lets go of what is due. Parameters: the key that was reached (source,
    /// number), how many people, and the times before which states must have come: ended (time, day) and superseded
    /// (twice), and now. Answers the states released, the people they are of, the states held back, and the key that
    /// is reached now, null where nobody was left. {@code :m} stands for the municipality.
    ///
    /// The last state of somebody who is there is never due, however old it is. What waits in the outbox is named by
    /// the number alone, so that an addressee of another source with the same number is held back as well.
    static final String NEXT_PEOPLE = """
            with people as materialized (
                select source, addressee_number, history_number, absent_since
                  from resident
                 where municipality = :m and (source, addressee_number) > (?, ?)
                 order by source, addressee_number limit ?),
            due as materialized (
                select s.source, s.addressee_number, s.history_number, s.history_number = p.history_number as last,
                       s.addressee_number <> all (array(
                           select split_part(o.aggregateid, ':', 2) from outbox_event o
                            where o.municipality = :m and o.type = 'resident.changed')) as passed_on
                  from people p
                  join resident_state s on s.municipality = :m and s.source = p.source
                                       and s.addressee_number = p.addressee_number
                 where s.released_at is null
                   and case when s.history_number = p.history_number then
                           (s.residency_code in ('2', '3') or s.deleted = '1' or p.absent_since is not null)
                           and s.received_at < ?
                           and greatest(s.effective_on, s.resident_until, p.absent_since) < ?
                       else
                           s.received_at < ?
                           and exists (select 1 from resident_state n
                                        where n.municipality = :m and n.source = s.source
                                          and n.addressee_number = s.addressee_number
                                          and n.history_number > s.history_number and n.received_at < ?)
                       end),
            released as (
                update resident_state s set released_at = ?, :nothing
                  from due d
                 where d.passed_on and s.municipality = :m and s.source = d.source
                   and s.addressee_number = d.addressee_number and s.history_number = d.history_number
                returning s.source, s.addressee_number),
            not_found_by_address as (
                update resident r set address_folded = ''
                  from due d
                 where d.passed_on and d.last and r.municipality = :m and r.source = d.source
                   and r.addressee_number = d.addressee_number)
            select (select count(*) from released),
                   (select count(*) from (select distinct source, addressee_number from released) each),
                   (select count(*) from due where not passed_on),
                   p.source, p.addressee_number
              from (select 1) once
              left join (select source, addressee_number from people
                          order by source desc, addressee_number desc limit 1) p on true""".replace(
            ":nothing", items().stream().map(item -> item.column() + " = null").collect(Collectors.joining(", ")));

    private Release() {}

    /// The items that are let go. The service's database role may change these columns of a state and no others.
    static List<FeedItem> items() {
        return FeedItem.kept().stream().filter(item -> !STAYS.contains(item)).toList();
    }
}
