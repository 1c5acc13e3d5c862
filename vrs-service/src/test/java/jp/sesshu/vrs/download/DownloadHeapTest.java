package jp.sesshu.vrs.download;

import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.people;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-16")
class DownloadHeapTest {
    private static final String LARGE_CITY = "131121";
    private static final int RESIDENTS = 150_000;
    private static final List<String> TABLES = List.of("dose", "ticket", "subject");
    private static final long FLAT_BYTES = 24L << 20;

    @Inject
    DownloadRun run;

    /// PostgreSQL believes that there is hardly a row, as it does where a city came in just now: it would read a whole
    /// table for each dose.
    @BeforeEach
    void manyDoses() throws SQLException {
        people(LARGE_CITY, RESIDENTS);
        for (String table : TABLES) {
            execute("""
                    select pg_restore_relation_stats('schemaname', 'public', 'relname', ?::text,
                                                     'relpages', 10000, 'reltuples', 1::real)::text""", table);
        }
    }

    @AfterEach
    void gone() throws SQLException {
        execute("analyze " + String.join(", ", TABLES));
        for (String table : TABLES) {
            execute("delete from " + table + " where municipality = ?", LARGE_CITY);
        }
    }

    /// Held whole, so many rows are more than twice the bytes that the heap may grow.
    @Test
    void theHeapStaysFlatHoweverLongTheDownloadIs() throws Exception {
        HeapInTheMiddle out = new HeapInTheMiddle();
        long before = used();

        CurrentCaller.as(Caller.service(new MunicipalityCode(LARGE_CITY), "test"), () -> {
            run.write(UUID.randomUUID(), new DoseLedgerFile(new MunicipalityCode(LARGE_CITY)), out);
            return true;
        });

        assertThat(out.lines).isEqualTo(RESIDENTS);
        assertThat(out.usedInTheMiddle - before).isLessThan(FLAT_BYTES);
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static final class HeapInTheMiddle extends OutputStream {
        private long lines;
        private long usedInTheMiddle;

        @Override
        public void write(int b) {
            if (b == '\n' && ++lines == RESIDENTS / 2) {
                usedInTheMiddle = used();
            }
        }
    }
}
