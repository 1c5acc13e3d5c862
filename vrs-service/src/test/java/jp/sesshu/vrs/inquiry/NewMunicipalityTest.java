package jp.sesshu.vrs.inquiry;

import static jp.sesshu.vrs.VrsTest.NEW_CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.people;
import static jp.sesshu.vrs.VrsTest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A municipality that has begun since PostgreSQL last counted its tables: whoever asks for one person there has that
/// person's rows read, not everybody's.
@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-2")
@Tag("VRS-4")
@Tag("VRS-9")
class NewMunicipalityTest extends InquirySteps {
    private static final String COUNTED = "131130";
    private static final int PEOPLE = 1000;
    private static final List<String> TABLES = List.of("dose", "ticket", "my_number.my_number", "subject");
    private String number = "";
    private String person = "";

    @BeforeEach
    void beginsAfterTheOtherWasCounted() throws SQLException {
        begin(COUNTED);
        execute("analyze " + String.join(", ", TABLES));
        begin(NEW_CITY);
        number = freshMyNumber();
        person = person(NEW_CITY, number);
        dose(NEW_CITY, person, 1, "2021-06-01");
    }

    @AfterEach
    void gone() throws SQLException {
        for (String table : TABLES) {
            execute("delete from " + table + " where municipality in (?, ?)", COUNTED, NEW_CITY);
        }
        execute("analyze " + String.join(", ", TABLES));
    }

    @Test
    void anInquiryReadsOnePersonsRows() throws SQLException {
        assertReadsFew("provision_record", () -> ask(ASKER, inquiry(number, "municipality", NEW_CITY)))
                .then()
                .body("answer", equalTo("FOUND"))
                .body("doses.ticketNumber", equalTo(List.of(person)));
    }

    @Test
    void recordingADoseReadsOnePersonsRows() throws SQLException {
        Tokens there = Tokens.of("vrs-service", "dose:enter").municipality(NEW_CITY);
        Map<String, Object> second = Map.of(
                "ticketNumber",
                person,
                "doseNumber",
                2,
                "vaccination",
                Map.of("givenOn", "2021-07-01", "product", "SPIKEVAX", "lot", "3004667", "venue", "市民体育館"));
        assertReadsFew("dose_revision", () -> as(there).body(second).post("/doses"));
    }

    private static void begin(String municipality) throws SQLException {
        people(municipality, PEOPLE);
        execute("""
                insert into my_number.my_number (municipality, addressee_number, number_index, ciphertext)
                select municipality, addressee_number, sha256(addressee_number::bytea), ''
                  from subject where municipality = ?""", municipality);
    }

    /// @param written a table that gets a row in the transaction that also reads; what PostgreSQL counted of a transaction
    ///     can be seen a moment after it, and all at once
    private static Response assertReadsFew(String written, Supplier<Response> operation) throws SQLException {
        long rowsBefore = written(written);
        long before = read();
        Response answer = operation.get();
        answer.then().log().ifValidationFails().statusCode(201);
        await().atMost(Duration.ofSeconds(20)).until(() -> written(written) > rowsBefore);
        assertThat(read() - before).isBetween(1L, PEOPLE / 4L);
        return answer;
    }

    private static long written(String table) throws SQLException {
        return one("select n_tup_ins from pg_stat_user_tables where relname = ?", table);
    }

    private static long read() throws SQLException {
        return one("""
                select sum(seq_tup_read) + (select sum(idx_tup_read) from pg_stat_user_indexes i
                                             where i.relid::regclass::text = any (string_to_array(?, ', ')))
                  from pg_stat_user_tables t where t.relid::regclass::text = any (string_to_array(?, ', '))""", names(), names());
    }

    private static String names() {
        return String.join(", ", TABLES);
    }

    private static long one(String sql, Object... arguments) throws SQLException {
        return Long.parseLong(query(sql, arguments).getFirst());
    }
}
