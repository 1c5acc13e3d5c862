package jp.sesshu.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.sesshu.localstack.demo.SuiteClient.Seat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every event that the journey left in Kafka is a CloudEvent with its municipality, and as its published schema says.
@ExtendWith(WholeSuite.Extension.class)
class EventsIT {
    private static final List<String> TYPES =
            List.of("audit.entry.written", "dose.cancelled", "dose.corrected", "dose.recorded", "resident.changed");
    /// There are none unless somebody gives cause for it.
    private static final String ON_OCCASION = "alarm.raised";
    /// What others send, and nobody does in the journey.
    private static final String FROM_OUTSIDE = "state.reported";

    @Test
    @Tag("ADB-4")
    void everyEventIsAsItsSchemaSaysAndNamesItsMunicipality(WholeSuite suite) throws IOException {
        JourneyIT.assertHeld(suite.journey());
        // its refused use is an event of the other municipality
        suite.client.get(new Seat("clerk-900001", "address-linkage"), "/residents/count");
        Map<String, Schema> schemas = schemas(suite.stack.home().root());
        List<ConsumerRecord<byte[], byte[]>> events = Topics.everyRecord(suite.stack.bootstrapServers()).stream()
                .filter(record -> !record.topic().startsWith("__"))
                .toList();

        assertThat(schemas.remove(FROM_OUTSIDE)).isNotNull();
        assertThat(schemas.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(TYPES.stream(), Stream.of(ON_OCCASION)).toList());
        assertThat(events).allSatisfy(event -> {
            assertThat(header(event, "ce_specversion")).isEqualTo("1.0");
            assertThat(header(event, "ce_id")).matches("[0-9a-f-]{36}");
            assertThat(header(event, "ce_municipality")).matches("[0-9]{6}");
            assertThat(new String(event.key(), StandardCharsets.UTF_8)).startsWith(header(event, "ce_municipality"));
            assertThat(schemas).containsKey(header(event, "ce_type"));
        });
        assertThat(events.stream()
                        .map(event -> header(event, "ce_type"))
                        .filter(type -> !type.equals(ON_OCCASION))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(TYPES);
        TreeSet<String> faults = new TreeSet<>();
        for (ConsumerRecord<byte[], byte[]> event : events) {
            String type = header(event, "ce_type");
            schemas.get(type)
                    .validate(new String(event.value(), StandardCharsets.UTF_8), InputFormat.JSON)
                    .forEach(fault -> faults.add(type + " " + fault.getInstanceLocation() + " " + fault.getKeyword()));
        }
        assertThat(faults).isEmpty();
    }

    private static String header(ConsumerRecord<byte[], byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /// By the type of event that each is named after.
    private static Map<String, Schema> schemas(Path root) throws IOException {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        Map<String, Schema> schemas = new HashMap<>();
        try (Stream<Path> modules = Files.list(root)) {
            for (Path folder : modules.map(module -> module.resolve("src/main/resources/schema"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        String type = file.getFileName().toString().replaceFirst("\\.json$", "");
                        schemas.put(type, registry.getSchema(Files.readString(file), InputFormat.JSON));
                    }
                }
            }
        }
        return schemas;
    }
}
