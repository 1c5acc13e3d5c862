package jp.sesshu.addresslinkage.resident;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.ended;
import static jp.sesshu.addresslinkage.Linkage.execute;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.crypto.DataKeys;
import jp.sesshu.platform.crypto.KeyUse;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How a file is kept until its job has ended, seen while it waits for a second person because too many are missing.
@LinkageServiceTest
@Tag("UAN-1")
class SpooledFeedTest {
    private static final String FULL = "/feeds/registry/full";
    /// With its nonce and tag it fills a page of PostgreSQL's.
    private static final int PIECE_BYTES = 8000;

    private final String municipality = freshMunicipality();
    private final Tokens clerk = clerk(municipality);
    private final Tokens supervisor = clerk.user("supervisor").permissions("job:read", "job:approve");
    private final String sent = file(2_400, 2);

    @Inject
    DataKeys keys;

    private String job = "";

    @BeforeEach
    void aFileWaits() {
        taken(clerk, FULL, file(3_000, 1)).then().body("state", equalTo("DONE"));
        Response held = taken(clerk, FULL, sent);
        held.then().body("state", equalTo("HELD"));
        job = held.path("id");
    }

    @Test
    void isPackedAndEncrypted() throws SQLException {
        assertThat(query("select distinct packed from import_spool where job_id = ?::uuid", job))
                .containsExactly("t");
        assertThat(bytesKept()).isLessThan(sent.getBytes(StandardCharsets.UTF_8).length / 2);
        // 04 22 4D 18 is how what is packed begins
        assertThat(query(
                        "select 1 from import_spool where job_id = ?::uuid and position('\\x04224d18' in ciphertext) > 0",
                        job))
                .isEmpty();
    }

    @Test
    void isReadAsItCameWhereAFormerVersionHasStoredIt() throws Exception {
        execute("delete from import_spool where job_id = '%s'".formatted(job));
        storeAsItIs(sent.getBytes(StandardCharsets.UTF_8));

        approve();

        ended(supervisor, job).then().body("state", equalTo("DONE")).body("rowsTaken", equalTo(2_400));
    }

    @Test
    void isNotReadWhereItsEndIsMissing() throws SQLException {
        execute("""
                delete from import_spool s where job_id = '%s'
                   and number = (select max(number) from import_spool o where o.job_id = s.job_id)""".formatted(job));

        assertThat(bytesKept()).isPositive();

        approve();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> !query("select 1 from import_job where id = ?::uuid and attempts > 0", job)
                        .isEmpty());
        assertThat(query("select 1 from resident_state where municipality = ? and history_number = 2", municipality))
                .isEmpty();
    }

    private void approve() {
        as(supervisor).post("/jobs/" + job + "/approval").then().statusCode(202);
    }

    private int bytesKept() throws SQLException {
        return Integer.parseInt(
                query("select sum(length(ciphertext)) from import_spool where job_id = ?::uuid", job)
                        .getFirst());
    }

    private void storeAsItIs(byte[] file) throws Exception {
        for (int number = 0; number * PIECE_BYTES < file.length; number++) {
            byte[] piece = Arrays.copyOfRange(
                    file, number * PIECE_BYTES, Math.min(file.length, (number + 1) * PIECE_BYTES));
            execute("insert into import_spool (municipality, job_id, number, ciphertext) values ('%s', '%s', %d, '\\x%s')"
                    .formatted(municipality, job, number, HexFormat.of().formatHex(encrypted(number, piece))));
        }
    }

    private byte[] encrypted(int number, byte[] piece) throws Exception {
        byte[] place = ("spool:" + job + ":" + number).getBytes(StandardCharsets.UTF_8);
        return CurrentCaller.as(
                Caller.service(MunicipalityCode.parse(municipality), "test"),
                () -> keys.aead(KeyUse.SPOOL).encrypt(piece, place));
    }

    private static String file(int people, int history) {
        return FeedRow.file(IntStream.rangeClosed(1, people)
                .mapToObj(i -> FeedRow.of(String.valueOf(1_000_000_000L + i), history, "2022040" + history))
                .toArray(FeedRow[]::new));
    }
}
