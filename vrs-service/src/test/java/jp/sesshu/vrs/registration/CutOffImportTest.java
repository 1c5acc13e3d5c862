package jp.sesshu.vrs.registration;

import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.HEADER;
import static jp.sesshu.vrs.VrsTest.clerk;
import static jp.sesshu.vrs.VrsTest.ended;
import static jp.sesshu.vrs.VrsTest.query;
import static jp.sesshu.vrs.VrsTest.row;
import static jp.sesshu.vrs.VrsTest.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-1")
class CutOffImportTest {
    private static final int ROWS = 30_000;

    @Test
    void anImportWhoseConnectionDiesInTheMiddleBeginsAgainAndTakesEachRowOnce() throws SQLException {
        StringBuilder file = new StringBuilder(HEADER);
        for (int i = 0; i < ROWS; i++) {
            String number = String.valueOf(7_000_000_000L + i);
            file.append(row(CITY, "123456789018", number, number));
        }
        Response accepted = upload(clerk(), file.toString());

        // The import's own connection, found by what it is doing; nothing of it may be left.
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> query("select pg_terminate_backend(pid) from pg_stat_activity "
                                + "where usename = 'vrs_app' and query like 'copy staging%' and state = 'active'")
                        .contains("t"));
        assertThat(taken()).isZero();

        Response job = ended(clerk(), accepted);
        assertThat(job.jsonPath().getString("state")).isEqualTo("DONE");
        assertThat(job.jsonPath().getInt("rowsTaken")).isEqualTo(ROWS);
        assertThat(job.jsonPath().getInt("rowsRefused")).isZero();
        assertThat(taken()).isEqualTo(ROWS);
        assertThat(query(
                        "select payload::json ->> 'action' from outbox_event where aggregatetype = 'audit.entry' "
                                + "and payload::json #>> '{subjects,0,number}' = ? order by position",
                        accepted.jsonPath().getString("job")))
                .containsExactly("file.accepted", "file.imported");
        assertThat(query("select max(attempts) from import_job")).containsExactly("0");
        assertThat(query("select count(*) from import_spool")).containsExactly("0");
    }

    private static long taken() throws SQLException {
        return Long.parseLong(query("select count(*) from ticket where ticket_number like '70000%'")
                .getFirst());
    }
}
