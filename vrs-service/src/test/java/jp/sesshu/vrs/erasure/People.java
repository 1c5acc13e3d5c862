package jp.sesshu.vrs.erasure;

import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.query;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// People with tickets, doses and My Numbers, in areas that no other test uses.
final class People {
    private static final AtomicInteger NEXT_AREA = new AtomicInteger(500);
    private static final AtomicLong NEXT_PERSON = new AtomicLong(8_100_000_000L);

    private People() {}

    /// A municipality whose code has the right check digit.
    static String freshMunicipality() {
        String five = String.format("80%03d", NEXT_AREA.getAndIncrement());
        int sum = 0;
        for (int i = 0; i < 5; i++) {
            sum += (five.charAt(i) - '0') * (6 - i);
        }
        return five + (11 - sum % 11) % 10;
    }

    /// Addressee number and ticket number are the same.
    static String person(String municipality, String registeredAt, String doseRecordedAt) throws SQLException {
        String number = String.valueOf(NEXT_PERSON.incrementAndGet());
        execute(
                "insert into subject (municipality, addressee_number, name, birth_date, sex, registered_at) "
                        + "values (?, ?, '接種　花子', '1980-04-01', '2', ?::timestamptz)",
                municipality,
                number,
                registeredAt);
        execute(
                "insert into ticket (municipality, ticket_number, addressee_number, issued_on, state, registered_at) "
                        + "values (?, ?, ?, '2021-03-01', 'VALID', ?::timestamptz)",
                municipality,
                number,
                number,
                registeredAt);
        execute(
                "insert into my_number.my_number (municipality, addressee_number, number_index, ciphertext) "
                        + "values (?, ?, decode(repeat('ab', 32), 'hex'), decode('00', 'hex'))",
                municipality,
                number);
        dose(municipality, number, 1, doseRecordedAt);
        return number;
    }

    static void dose(String municipality, String ticket, int doseNumber, String recordedAt) throws SQLException {
        UUID id = UUID.randomUUID();
        execute(
                "insert into dose (municipality, id, ticket_number, dose_number, state, given_on, product, lot_number, "
                        + "venue, version) values (?, ?, ?, ?, 'RECORDED', '2021-06-01', 'COMIRNATY', 'EW0201', "
                        + "'市民体育館', 1)",
                municipality,
                id,
                ticket,
                doseNumber);
        execute(
                "insert into dose_revision (municipality, dose_id, version, state, given_on, product, lot_number, venue, "
                        + "revised_by, revised_at) values (?, ?, 1, 'RECORDED', '2021-06-01', 'COMIRNATY', 'EW0201', "
                        + "'市民体育館', 'venue', ?::timestamptz)",
                municipality,
                id,
                recordedAt);
    }

    /// Rows of the municipality in every table that holds people.
    static List<String> rows(String municipality) throws SQLException {
        return query("select t || ' ' || n from (select 'subject' t, count(*) n from subject where municipality = ?1 "
                        .replace("?1", "'" + municipality + "'")
                + union("ticket", municipality)
                + union("my_number.my_number", municipality)
                + union("dose", municipality)
                + union("dose_revision", municipality)
                + union("subject_revision", municipality)
                + union("ticket_revision", municipality)
                + ") r where n > 0 order by 1");
    }

    private static String union(String table, String municipality) {
        return " union all select '%s', count(*) from %s where municipality = '%s'"
                .formatted(table, table, municipality);
    }
}
