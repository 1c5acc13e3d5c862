package jp.sesshu.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jp.sesshu.localstack.feed.InventedMover;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// After certificates were issued by counter, app and kiosk: nothing of the card, the passport and the name on them is
/// left where they were issued.
@ExtendWith(WholeSuite.Extension.class)
class CertificateLeakIT {
    private static final Traces PASSPORTS = Traces.of(InventedMover.PASSPORT_NUMBER);
    private static final Traces APPLICANT = Traces.of(
            InventedMover.NAME, InventedMover.myNumber(), InventedMover.SURNAME + "<<", InventedMover.PASSPORT_NUMBER);
    /// Of residents, who have names.
    private static final String RESIDENTS = "address-linkage.resident";

    private static final String TABLES = """
            select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
             where schemaname not in ('pg_catalog', 'information_schema')""";

    @Test
    @Tag("VRS-6")
    @Tag("VRS-7")
    void theCertificatesDatabaseHoldsNothingOfTheApplicant(WholeSuite suite) {
        JourneyIT.assertHeld(suite.journey());
        Sql certificate = suite.sql("certificate");
        assertThat(certificate.count("certificate")).isGreaterThanOrEqualTo(4);
        assertThat(holding(certificate)).isEmpty();
    }

    @Test
    @Tag("VRS-6")
    @Tag("VRS-7")
    @Tag("KON-4")
    void noLogOfServiceOrSimulatorsHoldsAnythingOfTheApplicant(WholeSuite suite) {
        JourneyIT.assertHeld(suite.journey());
        List<Path> logs = Stream.of("certificate-internet", "certificate-lgwan", "vrs-lgwan", "simulators")
                .map(suite.stack::log)
                .toList();
        assertThat(logs).allSatisfy(log -> assertThat(log).isNotEmptyFile());
        assertThat(logs).noneMatch(APPLICANT::areIn);
    }

    @Test
    @Tag("VRS-6")
    @Tag("VRS-7")
    void noTopicNamesTheApplicantBesideTheResidents(WholeSuite suite) {
        JourneyIT.assertHeld(suite.journey());
        List<ConsumerRecord<byte[], byte[]>> records = Topics.everyRecord(suite.stack.bootstrapServers());
        assertThat(records).anyMatch(record -> record.topic().startsWith(RESIDENTS));
        assertThat(records)
                .filteredOn(record -> LeakIT.parts(record).stream()
                        .anyMatch(record.topic().startsWith(RESIDENTS) ? PASSPORTS::areIn : APPLICANT::areIn))
                .extracting(ConsumerRecord::topic)
                .isEmpty();
    }

    @Test
    @Tag("VRS-6")
    @Tag("VRS-7")
    @Tag("KON-4")
    void noPassportNumberStandsInAnyFileOfTheSuite(WholeSuite suite) throws IOException {
        JourneyIT.assertHeld(suite.journey());
        suite.sql("postgres").run("checkpoint");
        List<Path> files = LeakIT.filesBelow(suite.stack.home().folder());
        assertThat(files).anyMatch(file -> file.toString().contains("pg_wal/0"));
        assertThat(files.stream().filter(PASSPORTS::areIn)).isEmpty();
    }

    @Test
    void theSearchFindsWhatIsThere(WholeSuite suite) throws IOException {
        JourneyIT.assertHeld(suite.journey());
        assertThat(holding(suite.sql("vrs"))).contains("public.subject");
        Path canary = suite.stack.home().log("passport-canary");
        try {
            Files.writeString(canary, "a log that says x" + InventedMover.PASSPORT_NUMBER + " in passing");
            assertThat(LeakIT.filesBelow(suite.stack.home().folder()).stream().filter(PASSPORTS::areIn))
                    .contains(canary);
        } finally {
            Files.deleteIfExists(canary);
        }
    }

    /// The tables in whose rows, as text, something of the applicant stands.
    private static List<String> holding(Sql database) {
        return database.values(TABLES).stream()
                .filter(table -> database.values("select t::text from " + table + " t").stream()
                        .anyMatch(APPLICANT::areIn))
                .toList();
    }
}
