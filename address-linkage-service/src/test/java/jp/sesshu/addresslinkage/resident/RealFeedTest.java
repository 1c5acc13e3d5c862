package jp.sesshu.addresslinkage.resident;

import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.events;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.platform.testing.SuiteParts;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A city's full feed and the changes that follow it.
@LinkageServiceTest
@Tag("UAN-1")
@Tag("ADB-2")
class RealFeedTest {
    private static final int MY_NUMBER = 60;
    private final String municipality = freshMunicipality();
    private final Tokens clerk = clerk(municipality);

    @Test
    @Tag("UAN-2")
    @Tag("ADB-4")
    @Tag("HM-5")
    void becomesResidentsWithHistoryAndNumbersAndTellsHealthManagementWhatItMayKnow() throws IOException, SQLException {
        Response full = takenFile("residents.csv");
        List<String> before = integratedNumbers();
        Response changes = takenFile("changes.csv");

        assertThat(counts(full)).isEqualTo("DONE 1000 1000 0");
        assertThat(counts(changes)).isEqualTo("DONE 70 70 0");
        assertThat(count("resident_state")).isEqualTo(1070);
        assertThat(count("resident")).isEqualTo(1010);
        assertThat(query(
                        "select count(*) from resident r where municipality = ? and history_number < "
                                + "(select max(history_number) from resident_state s where s.municipality = "
                                + "r.municipality and s.addressee_number = r.addressee_number)",
                        municipality))
                .containsExactly("0");

        // Five of the changes are of My Number: the person keeps the number they have.
        assertThat(integratedNumbers())
                .hasSize(1010)
                .containsAll(before)
                .allMatch(each -> each.matches("[0-9]{10} 00000000000[0-9]{4}"));
        assertThat(query("select distinct integrated_number from resident where municipality = ?", municipality))
                .hasSize(1010);
        assertThat(count("my_number.my_number")).isEqualTo(1015);

        assertNews();
    }

    private void assertNews() throws IOException {
        List<String> events = events("address-linkage.resident.health-mgmt", municipality);
        List<String> audit = events("audit.entry", municipality);

        assertThat(events).hasSize(1070);
        Schema schema = schema();
        assertThat(events.stream()
                        .map(event -> event.split(" ", 2)[1])
                        .filter(json -> !schema.validate(json, InputFormat.JSON).isEmpty()))
                .isEmpty();
        assertThat(events).allMatch(event -> event.startsWith(municipality + ":"));
        Set<String> numbers = myNumbers();
        assertThat(numbers).hasSize(1015);
        assertThat(Stream.concat(events.stream(), audit.stream())
                        .flatMap(event -> Arrays.stream(event.split("[^0-9]+")))
                        .filter(numbers::contains))
                .isEmpty();
        assertThat(String.join("\n", events)).doesNotContain("047-").doesNotContain("個人番号");
    }

    private Response takenFile(String name) throws IOException {
        return taken(clerk, Files.readString(file(name)));
    }

    private static String counts(Response job) {
        return Stream.of("state", "rowsRead", "rowsTaken", "rowsRefused")
                .map(item -> job.jsonPath().getString(item))
                .collect(Collectors.joining(" "));
    }

    private long count(String table) throws SQLException {
        return Long.parseLong(query("select count(*) from %s where municipality = ?".formatted(table), municipality)
                .getFirst());
    }

    private List<String> integratedNumbers() throws SQLException {
        return query(
                "select addressee_number || ' ' || integrated_number from resident where municipality = ?",
                municipality);
    }

    private static Set<String> myNumbers() throws IOException {
        return Stream.concat(
                        Files.readAllLines(file("residents.csv")).stream().skip(1),
                        Files.readAllLines(file("changes.csv")).stream().skip(1))
                .map(line -> line.split(",", -1)[MY_NUMBER])
                .collect(Collectors.toSet());
    }

    private static Path file(String name) {
        return SuiteParts.sharedData().resolve("registry-feed").resolve(name);
    }

    private static Schema schema() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(RealFeedTest.class.getResourceAsStream("/schema/resident.changed.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(file.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        }
    }
}
