package jp.sesshu.platform.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.localstack.database.DatabaseSpec;
import jp.sesshu.localstack.database.RolePasswords;
import jp.sesshu.localstack.database.ServiceDatabase;
import jp.sesshu.localstack.postgres.LocalPostgres;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.testing.SuiteParts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two connections are two processes; a connection that is closed before it commits is a crash.
@Tag("VRS-9")
class RunTableTest {
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
    private static final Instant NIGHT = Instant.parse("2021-06-01T16:00:00Z");

    @TempDir
    private static Path folder;

    private static LocalPostgres postgres;
    private static ServiceDatabase database;

    @BeforeAll
    static void start() {
        Path root = SuiteParts.root();
        postgres = LocalPostgres.startForTests(root, folder);
        database = ServiceDatabase.create(
                postgres,
                DatabaseSpec.ofService("runs", List.of(root.resolve("platform/src/main/resources/db/platform"))),
                RolePasswords.sameAsRole());
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void oneProcessAtATimeIsAtARunAndTheOthersDoNotWaitForIt() throws SQLException {
        UUID run = started("alone", NIGHT);
        try (Connection leader = process("122271");
                Connection other = process("122271")) {
            assertThat(table(leader, "alone").claim(run)).isPresent();
            assertThat(table(other, "alone").claim(run)).isEmpty();

            leader.commit();
            assertThat(table(other, "alone").claim(run)).isPresent();
        }
    }

    @Test
    void afterACrashAnotherProcessGoesOnWhereTheLastWholeStepEnded() throws SQLException {
        UUID run = started("crash", NIGHT);
        try (Connection leader = process("122271")) {
            step(leader, "crash", run, "first", 3);
            leader.commit();
            step(leader, "crash", run, "second", 4);
        }

        try (Connection next = process("122271")) {
            Run found = table(next, "crash").running().orElseThrow();
            assertThat(found.reached()).isEqualTo("first");
            assertThat(found.counts()).containsExactly(Map.entry("done", 3L));
            assertThat(found.startedBy()).isEqualTo("clerk");
            assertThat(table(next, "crash").claim(run)).contains(found);

            table(next, "crash").write(found.after(Step.last(Map.of("done", 1L), Map.of())), NIGHT.plusSeconds(60));
            next.commit();
            assertThat(table(next, "crash").running()).isEmpty();
            assertThat(table(next, "crash").claim(run)).isEmpty();
            Run ended = table(next, "crash").find(run).orElseThrow();
            assertThat(ended.state()).isEqualTo("DONE");
            assertThat(ended.endedAt()).isEqualTo(NIGHT.plusSeconds(60));
            assertThat(ended.count("done")).isEqualTo(4);
        }
    }

    @Test
    void onlyOneRunOfAKindGoesOnAndTheDailyOneIsStartedOnce() throws SQLException {
        UUID run = started("once", NIGHT);
        assertThat(start("122271", "once", NIGHT.plusSeconds(1), NEVER)).isFalse();
        assertThat(start("122271", "another", NIGHT, NEVER)).isTrue();
        assertThat(start("900001", "once", NIGHT, NEVER)).isTrue();

        try (Connection leader = process("122271")) {
            RunTable table = table(leader, "once");
            table.write(table.claim(run).orElseThrow(), NIGHT.plusSeconds(1));
            leader.commit();
        }
        assertThat(start("122271", "once", NIGHT.plusSeconds(2), NIGHT)).isFalse();
        assertThat(start("122271", "once", NIGHT.plusSeconds(86_400), NIGHT.plusSeconds(86_400)))
                .isTrue();
    }

    @Test
    void anotherMunicipalitysRunDoesNotExist() throws SQLException {
        UUID run = started("apart", NIGHT);
        try (Connection other = process("900001")) {
            assertThat(table(other, "apart").find(run)).isEmpty();
            assertThat(table(other, "apart").claim(run)).isEmpty();
            assertThat(table(other, "apart").latest(10)).isEmpty();
        }
    }

    private static void step(Connection process, String kind, UUID run, String reached, long done)
            throws SQLException {
        Run claimed = table(process, kind).claim(run).orElseThrow();
        table(process, kind)
                .write(claimed.after(Step.counting(Map.of("done", done)).reaching(reached)), null);
    }

    private static UUID started(String kind, Instant now) throws SQLException {
        assertThat(start("122271", kind, now, NEVER)).isTrue();
        try (Connection process = process("122271")) {
            return table(process, kind).running().orElseThrow().id();
        }
    }

    private static boolean start(String municipality, String kind, Instant now, Instant unlessSince)
            throws SQLException {
        Caller clerk = new Caller(MunicipalityCode.parse(municipality), "clerk", "terminal", "lgwan");
        try (Connection process = process(municipality)) {
            boolean started =
                    table(process, kind).insert(UUID.randomUUID(), clerk, Map.of("done", 0L), now, unlessSince);
            process.commit();
            return started;
        }
    }

    private static RunTable table(Connection process, String kind) {
        return new RunTable(process, kind);
    }

    private static Connection process(String municipality) throws SQLException {
        Connection connection = database.connection("runs_app");
        try (Statement statement = connection.createStatement()) {
            statement.execute("set app.municipality = '%s'".formatted(municipality));
        }
        connection.setAutoCommit(false);
        return connection;
    }
}
