package jp.sesshu.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.sesshu.localstack.demo.Journey;
import jp.sesshu.localstack.demo.SuiteClient.Answer;
import jp.sesshu.localstack.feed.InventedMover;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// After the journey every My Number of the feed and of the inquiries is looked for wherever the suite leaves bytes.
@ExtendWith(WholeSuite.Extension.class)
class LeakIT {
    @Test
    @Tag("HM-11")
    @Tag("VRS-11")
    void noMyNumberStandsInAFileOfTheSuiteNorInATemporaryOne(WholeSuite suite) throws IOException {
        JourneyIT.assertHeld(suite.journey());
        suite.sql("postgres").run("checkpoint");
        Path home = suite.stack.home().folder();
        List<Path> files = filesBelow(home);
        files.addAll(temporaryFiles(suite));
        MyNumberSearch search = numbers();

        assertThat(files).anyMatch(file -> file.toString().contains("pg_wal/0"));
        assertThat(files).anyMatch(file -> file.toString().contains("data/kafka/"));
        assertThat(files).anyMatch(file -> file.toString().endsWith("vrs-internet.log"));
        assertThat(holding(search, files)).isEmpty();
    }

    @Test
    @Tag("HM-11")
    void theSearchFindsAMyNumberThatIsThere(WholeSuite suite) throws IOException {
        MyNumberSearch search = numbers();
        assertThat(search.size()).isGreaterThan(1000);
        Path canary = suite.stack.home().log("canary");
        try {
            Files.writeString(canary, "a log that says 3" + search.any() + "7 in passing");
            assertThat(holding(search, filesBelow(suite.stack.home().folder()))).contains(canary);
        } finally {
            Files.deleteIfExists(canary);
        }
    }

    @Test
    @Tag("HM-11")
    @Tag("VRS-11")
    void noMyNumberStandsInAnyTopic(WholeSuite suite) throws IOException {
        JourneyIT.assertHeld(suite.journey());
        MyNumberSearch search = numbers();
        List<ConsumerRecord<byte[], byte[]>> records = Topics.everyRecord(suite.stack.bootstrapServers());
        assertThat(records).hasSizeGreaterThan(1070);
        assertThat(records)
                .filteredOn(record -> parts(record).stream().anyMatch(search::findsOneIn))
                .extracting(ConsumerRecord::topic)
                .isEmpty();
    }

    @Test
    @Tag("VRS-11")
    void whatATabletIsAnsweredNamesNobody(WholeSuite suite) {
        JourneyIT.assertHeld(suite.journey());
        String ticket = suite.sql("vrs")
                .values("select min(ticket_number) from ticket where municipality = '122271'")
                .getFirst();
        Answer echo = suite.client
                .post(Journey.tablet(), "/tablet/readings", Map.of("reading", "21" + Journey.CITY + ticket))
                .expect(200);
        Answer dose = Doses.of(suite.client, Journey.CITY).record(ticket).expect(200);

        assertThat(echo.body().fieldNames()).toIterable().containsOnly("ticketNumber", "doseNumber", "kind");
        assertThat(dose.body().fieldNames()).toIterable().containsOnly("id", "created", "waiting");
    }

    private static MyNumberSearch numbers() throws IOException {
        return MyNumberSearch.ofFeeds(List.of(WholeSuite.feedFile("residents.csv"), WholeSuite.feedFile("changes.csv")))
                .and(InventedMover.myNumber())
                .and(InventedMover.nobodysNumber());
    }

    private static List<Path> holding(MyNumberSearch search, List<Path> files) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path file : files) {
            if (search.findsOneIn(file)) {
                found.add(file);
            }
        }
        return found;
    }

    private static List<Path> temporaryFiles(WholeSuite suite) throws IOException {
        Path root = suite.stack.home().root();
        return filesBelow(Path.of(System.getProperty("java.io.tmpdir"))).stream()
                .filter(file -> !file.startsWith(root))
                .filter(file -> file.toFile().lastModified() >= suite.begun.toEpochMilli())
                .toList();
    }

    static List<Path> filesBelow(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && Files.isReadable(file)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, @org.jspecify.annotations.Nullable IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    static List<byte[]> parts(ConsumerRecord<byte[], byte[]> record) {
        List<byte[]> parts = new ArrayList<>();
        if (record.key() != null) {
            parts.add(record.key());
        }
        if (record.value() != null) {
            parts.add(record.value());
        }
        for (Header header : record.headers()) {
            parts.add(header.key().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            if (header.value() != null) {
                parts.add(header.value());
            }
        }
        return parts;
    }
}
