package jp.sesshu.vrs.inquiry;

import static jp.sesshu.vrs.VrsTest.OTHER_CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.freshTicket;
import static jp.sesshu.vrs.VrsTest.query;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.mynumber.MyNumber;
import jp.sesshu.platform.mynumber.MyNumberCipher;
import jp.sesshu.platform.mynumber.MyNumberCiphers;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.testing.Tokens;

/// Two municipalities: {@code CITY} asks, {@code OTHER_CITY} is asked.
public abstract class InquirySteps {
    /// A real municipality's code, which takes no part here.
    protected static final String ABSENT_CITY = "131121";

    protected static final Tokens ASKER =
            Tokens.of("vrs-service", "inquiry:ask", "inquiry:read", "provision:read", "record:download", "job:read");
    protected static final Tokens PROVIDER =
            Tokens.of("vrs-service", "provision:read", "inquiry:decide").municipality(OTHER_CITY);

    @Inject
    MyNumberCiphers ciphers;

    /// An invented My Number that no other test uses.
    protected static String freshMyNumber() {
        String digits = "%011d".formatted(ThreadLocalRandom.current().nextLong(100_000_000_000L));
        return IntStream.range(0, 10)
                .mapToObj(check -> digits + check)
                .filter(MyNumber::isValid)
                .findFirst()
                .orElseThrow();
    }

    /// Somebody with one ticket in a municipality's area.
    ///
    /// @return the addressee number, which is the ticket number too
    protected String person(String city, String myNumber) throws SQLException {
        String number = freshTicket(city);
        MyNumberCipher cipher = CurrentCaller.as(Caller.service(new MunicipalityCode(city), "test"), ciphers::current);
        execute(
                "insert into my_number.my_number (municipality, addressee_number, number_index, ciphertext) "
                        + "values (?, ?, ?, ?)",
                city,
                number,
                cipher.index(new MyNumber(myNumber)),
                cipher.encrypt(new MyNumber(myNumber)));
        return number;
    }

    protected static void protect(String addressee) throws SQLException {
        execute("update subject set protected = true where addressee_number = ?", addressee);
    }

    protected static UUID dose(String city, String ticket, int number, String givenOn) throws SQLException {
        UUID id = UUID.randomUUID();
        execute(
                "insert into dose (municipality, id, ticket_number, dose_number, state, given_on, product, lot_number, "
                        + "venue, doctor, version) values (?, ?, ?, ?, 'RECORDED', ?::date, 'SPIKEVAX', '3004667', "
                        + "'市民体育館', '医師　一郎', 1)",
                city,
                id,
                ticket,
                number,
                givenOn);
        execute(
                "insert into dose_revision (municipality, dose_id, version, state, given_on, product, lot_number, "
                        + "venue, revised_by, revised_at) select municipality, id, 1, state, given_on, product, "
                        + "lot_number, venue, 'venue', '2021-06-01 03:04:05Z'::timestamptz from dose where id = ?",
                id);
        return id;
    }

    protected static Map<String, Object> inquiry(String myNumber) {
        Map<String, Object> inquiry = new HashMap<>();
        inquiry.put("myNumber", myNumber);
        inquiry.put("municipality", OTHER_CITY);
        inquiry.put("addresseeNumber", "1000000001");
        inquiry.put("consent", true);
        inquiry.put("identityCheck", "MY_NUMBER_CARD");
        inquiry.put("reason", "転入者の接種歴の確認");
        return inquiry;
    }

    protected static Map<String, Object> inquiry(String myNumber, String item, Object value) {
        Map<String, Object> inquiry = inquiry(myNumber);
        inquiry.put(item, value);
        return inquiry;
    }

    protected static Response ask(Tokens token, Map<String, Object> inquiry) {
        return as(token).body(inquiry).post("/inquiries");
    }

    protected static Response ask(Tokens token, UUID id, Map<String, Object> inquiry) {
        return as(token).header("Idempotency-Key", id.toString()).body(inquiry).post("/inquiries");
    }

    protected static String provisionOf(String inquiry) throws SQLException {
        return query("select id from provision_record where inquiry_id = ?::uuid", inquiry)
                .getFirst();
    }

    /// What stands in a municipality's area, in whatever table: its rows by table.
    protected static List<String> rowsOf(String city) throws SQLException {
        return query("""
                select c.oid::regclass || ' ' || (xpath('/row/n/text()', query_to_xml(
                         format('select count(*) as n from %s where municipality = %L', c.oid::regclass, ?::text),
                         false, true, '')))[1]
                  from pg_class c
                  join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality' and not a.attisdropped
                 where c.relkind = 'r' and c.relpersistence = 'p' order by 1""", city);
    }

    protected static Response refused(Response answer, int status, String problem) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + problem));
        return answer;
    }

    /// What is still held of an inquiry's My Number.
    protected static List<String> numbersOf(String inquiry) throws SQLException {
        return query("select ciphertext from my_number.inquiry_number where inquiry_id = ?::uuid", inquiry);
    }

    protected static String id(Response answer) {
        return answer.jsonPath().getString("id");
    }

    /// Audit entries of a municipality's log about something, as {@code action actor}.
    protected static List<String> entries(String city, String number) throws SQLException {
        return query(
                "select concat_ws(' ', payload::json ->> 'action', payload::json ->> 'actor') from outbox_event "
                        + "where aggregatetype = 'audit.entry' and municipality = ? and payload::jsonb -> 'subjects' "
                        + "@> jsonb_build_array(jsonb_build_object('number', ?::text)) order by position",
                city,
                number);
    }
}
