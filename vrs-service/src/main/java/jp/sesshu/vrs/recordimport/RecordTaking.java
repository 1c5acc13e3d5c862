package jp.sesshu.vrs.recordimport;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/// The statements that put judged RECORD rows on record: the doses, their revisions and their events, as single doses
/// have
/// them. A dose whose ticket isn't registered waits for it.
final class RecordTaking {
    /// Why in the history: the upload's reason where there was a doubt, else what the row says.
    static final String WHY =
            "coalesce(case when doubts is not null then nullif(current_setting('app.reason', true), '') end, note)";

    private static final String PAYLOAD = """
            format('{"doseId":"%s","ticketNumber":"%s","doseNumber":%s,"state":"%s","givenOn":"%s","product":"%s",'
                   '"lot":"%s","venue":%s,"version":%s}',
                   id, ticket_number, dose_number, state, given_on, product, lot_number, to_json(venue), version)""";

    private static final String NEWS_AND_REVISION = """
            , news as (
                insert into outbox_event (id, municipality, aggregatetype, aggregateid, type, payload)
                select uuidv7(), :m, 'vrs.dose', concat(:m, ':', ticket_number), '%1$s', %2$s
                  from entry order by ticket_number, dose_number)
            insert into dose_revision (municipality, dose_id, version, state, given_on, product, lot_number, venue, doctor,
                                       doubts, reason, revised_by, revised_at)
            select :m, id, version, state, given_on, product, lot_number, venue, doctor, doubts, :why, :who, now()
              from entry""";

    static final List<String> TAKE = List.of(
            """
            insert into waiting_dose (municipality, id, ticket_number, dose_number, given_on, product, lot_number, venue,
                                      doctor, source, earlier_elsewhere, recorded_by, recorded_at)
            select :m, uuidv7(), ticket_number, dose_number, given_on, product, lot_number, venue, doctor, source, false,
                   :who, now()
              from judged where reason is null and action = '1' and person is null""",
            """
            with entry as materialized (
                select uuidv7() as id, ticket_number, dose_number, 'RECORDED' as state, given_on, product, lot_number, venue,
                       doctor, source, 1 as version, doubts, note
                  from judged where reason is null and action = '1' and person is not null
                 order by ticket_number, dose_number),
            recorded as (
                insert into dose (municipality, id, ticket_number, dose_number, state, given_on, product, lot_number, venue,
                                  doctor, source, version)
                select :m, id, ticket_number, dose_number, state, given_on, product, lot_number, venue, doctor, source,
                       version from entry)""" + NEWS_AND_REVISION.formatted("dose.recorded", PAYLOAD),
            """
            with entry as materialized (
                update dose d
                   set state = 'RECORDED', given_on = j.given_on, product = j.product, lot_number = j.lot_number,
                       venue = j.venue, doctor = j.doctor, version = d.version + 1
                  from judged j
                 where d.municipality = :m and d.ticket_number = j.ticket_number and d.dose_number = j.dose_number
                   and j.reason is null and j.action = '2'
                returning d.*, j.doubts, j.note)""" + NEWS_AND_REVISION.formatted("dose.corrected", PAYLOAD),
            """
            with entry as materialized (
                update dose d set state = 'CANCELLED', version = d.version + 1
                  from judged j
                 where d.municipality = :m and d.ticket_number = j.ticket_number and d.dose_number = j.dose_number
                   and j.reason is null and j.action = '3'
                returning d.*, j.doubts, j.note)""" + NEWS_AND_REVISION.formatted("dose.cancelled", PAYLOAD));

    /// Which item a refusal names.
    static final Map<String, Integer> ITEMS = Map.ofEntries(
            entry("NOT_ON_RECORD", RecordLayout.DOSE_NUMBER),
            entry("ALREADY_ON_RECORD", RecordLayout.DOSE_NUMBER),
            entry("DIFFERENT_ON_RECORD", RecordLayout.DOSE_NUMBER),
            entry("DOSE_CANCELLED", RecordLayout.DOSE_NUMBER),
            entry("ON_OTHER_TICKET", RecordLayout.DOSE_NUMBER),
            entry("EARLIER_DOSE_MISSING", RecordLayout.DOSE_NUMBER),
            entry("TICKET_VOID", RecordLayout.TICKET_NUMBER),
            entry("DATE_BEFORE_BIRTH", RecordLayout.GIVEN_ON),
            entry("DATE_AFTER_DEATH", RecordLayout.GIVEN_ON),
            entry("DATE_OUT_OF_ORDER", RecordLayout.GIVEN_ON),
            entry("INTERVAL_TOO_SHORT", RecordLayout.GIVEN_ON),
            entry("AFTER_MOVING_OUT", RecordLayout.GIVEN_ON),
            entry("AGE_OUTSIDE", RecordLayout.PRODUCT),
            entry("LOT_UNKNOWN", RecordLayout.LOT),
            entry("LOT_OF_OTHER_PRODUCT", RecordLayout.LOT),
            entry("SOURCES_DISAGREE", RecordLayout.SOURCE));

    private RecordTaking() {}
}
