package jp.sesshu.addresslinkage.resident;

/// What health management may know of a resident: the fields of its subject file and no others (ADB-4, HM-5). My
/// Number,
/// telephone, household, nationality, passport and former addresses are not among them. The schema is
/// {@code schema/resident.changed.json}.
final class ResidentNews {
    /// Built by PostgreSQL, since a feed announces a city at a time. {@code s} is the current state.
    static final String JSON = """
            json_build_object(
                'addresseeNumber', s.addressee_number, 'historyNumber', s.history_number,
                'effectiveOn', s.effective_on, 'residency', s.residency_code, 'name', s.name, 'kana', s.kana,
                'birthDate', s.birth_date, 'sex', s.sex_code, 'postalCode', s.postal_code, 'town', s.town,
                'building', s.building, 'residentSince', s.resident_since, 'residentUntil', s.resident_until,
                'endedReason', s.ended_reason, 'deleted', coalesce(s.deleted, '0') = '1')::text
            """;

    private ResidentNews() {}
}
