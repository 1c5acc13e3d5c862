package jp.sesshu.addresslinkage.matching;

import java.util.stream.Collectors;
import jp.sesshu.addresslinkage.addressee.Masking;

/// The set-based statements that hold staged subjects against residents, in their order. {@code :m} stands for the
/// municipality and {@code :day} for today.
final class Comparison {
    /// Which item each system may have, and of which sources it is told, the registry first.
    static final String CREATE_GRANTED = """
            create temporary table granted (system text, item text) on commit drop;
            create temporary table told_of (system text, source text, place integer) on commit drop;
            create temporary table writing (line bigint, field text) on commit drop""";

    static final String ADD_GRANTED = "insert into granted select ?, unnest(?::text[])";

    static final String ADD_SOURCES =
            "insert into told_of select ?, s.source, s.place from unnest(?::text[]) with ordinality s (source, place)";

    /// Whom each row means. Where two sources know the number, the row is held against the first source's addressee.
    static final String FIND = """
            create temporary table found on commit drop as
            select distinct on (s.line) s.line, r.source, r.addressee_number, r.history_number,
                   k.source is not null as masked,
                   c.residency_code in ('2', '3') or coalesce(c.deleted, '0') = '1' or r.absent_since is not null
                       as ended
              from staging s
              join told_of t on t.system = s.system
              join resident r on r.municipality = :m and r.source = t.source
                             and r.addressee_number = s.addressee_number
              join resident_state c on c.municipality = :m and c.source = r.source
                                   and c.addressee_number = r.addressee_number
                                   and c.history_number = r.history_number
              left join (:keys) k on k.source = r.source and k.addressee_number = r.addressee_number
             where s.refused_reason is null
             order by s.line, t.place""".replace(":keys", Masking.KEYS);

    /// A protected person's address isn't even compared: that a guess is right would tell it. Of somebody who is no
    /// longer there only that is told; what they had may have been let go.
    static final String DIFFER = """
            create temporary table difference on commit drop as
            select s.line, s.addressee_number, 'ADDRESSEE_NUMBER' as field,
                   case when f.ended then 'ENDED' else 'UNKNOWN' end as kind,
                   null::text as in_file, null::text as on_record
              from staging s
              left join found f on f.line = s.line
             where s.refused_reason is null and f.ended is distinct from false
            union all
            select s.line, s.addressee_number, v.field, case when v.withheld then 'MASKED' else 'VALUE' end,
                   case when not v.withheld then v.in_file end, case when not v.withheld then v.on_record end
              from staging s
              join found f on f.line = s.line and not f.ended
              join resident_state c on c.municipality = :m and c.source = f.source
                                   and c.addressee_number = f.addressee_number
                                   and c.history_number = f.history_number
             cross join lateral (values :values) v (field, item, in_file, on_record, withheld)
              join granted g on g.system = s.system and g.item = v.item
             where v.withheld or v.in_file is distinct from v.on_record""".replace(":values", values());

    static final String TEXTS = """
            select line, field, in_file, on_record from difference
             where kind = 'VALUE' and in_file is not null and on_record is not null
               and field in (:texts)""".replace(":texts", texts());

    static final String ADD_WRITING = "insert into writing select * from unnest(?::bigint[], ?::text[])";

    static final String REPORT = """
            insert into matching_difference (municipality, job_id, line, field, kind, addressee_number, in_file,
                                             on_record)
            select :m, ?, d.line, d.field, case when w.line is null then d.kind else 'WRITING' end,
                   d.addressee_number, d.in_file, d.on_record
              from difference d
              left join writing w on w.line = d.line and w.field = d.field""";

    static final String COUNT_COMPARED = "select count(*) from staging where refused_reason is null";

    private Comparison() {}

    private static String values() {
        return SubjectItem.compared().stream()
                .map(item -> "('%s', '%s', s.%s, %s, %s)"
                        .formatted(
                                item.name(),
                                item.granted(),
                                item.column(),
                                item.onRecord(),
                                item.tellsWhereSomebodyLives() ? "f.masked" : "false"))
                .collect(Collectors.joining(",\n"));
    }

    private static String texts() {
        return SubjectItem.compared().stream()
                .filter(SubjectItem::isText)
                .map(item -> "'" + item.name() + "'")
                .collect(Collectors.joining(", "));
    }
}
