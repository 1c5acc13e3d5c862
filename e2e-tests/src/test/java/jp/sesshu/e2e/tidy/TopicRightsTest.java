package jp.sesshu.e2e.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// {@code deploy/kafka} and the code name the same topics, and nobody reads what isn't theirs.
@Tag("ADB-1")
@Tag("ADB-4")
class TopicRightsTest {
    private static final Pattern NAMED =
            Pattern.compile("(?:String TOPIC = |String topic\\(\\) \\{\\s+return )\"([^\"]+)\"");
    private static final Pattern DEAD_LETTER = Pattern.compile("new Event\\(service \\+ \"([^\"]+)\"");
    /// The simulators speak HTTP alone.
    private static final Pattern SERVICE = Pattern.compile("(?m)^quarkus\\.application\\.name=(\\S+-service)$");
    private static final Pattern CONSUMER =
            Pattern.compile("(?m)^address-linkage\\.consumers\\.([a-z0-9-]+)\\.client=(\\S+)$");
    private static final String RESIDENT = "address-linkage.resident.";
    private static final String REPORTED = "address-linkage.reported.";
    private static final List<String> SOURCES = List.of("registry", "tax", "non-resident");
    private final TopicRights rights = TopicRights.read();

    @Test
    void everyTopicThatTheCodeNamesIsThereAndNoOther() {
        Set<String> expected = new TreeSet<>();
        for (String name : named()) {
            switch (name) {
                case RESIDENT -> consumers().keySet().forEach(consumer -> expected.add(RESIDENT + consumer));
                case REPORTED -> SOURCES.forEach(source -> expected.add(REPORTED + source));
                default -> expected.add(name);
            }
        }
        assertThat(expected).contains("audit.entry", "vrs.dose", "vrs-service.dead-letter", RESIDENT + "health-mgmt");
        assertThat(rights.topics()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aConsumingSystemsTopicIsReadByItAloneAndWrittenByAddressLinkageAlone() {
        assertThat(consumers()).isNotEmpty();
        consumers().forEach((consumer, client) -> {
            assertThat(rights.users("Read", "topic", RESIDENT + consumer)).containsExactly(client);
            assertThat(rights.users("Write", "topic", RESIDENT + consumer)).containsExactly("address-linkage-service");
        });
        assertThat(rights.users("Read", "topic", RESIDENT + "anybody")).isEmpty();
    }

    @Test
    void whatTheSourcesReportIsWrittenByEachItselfAndReadByAddressLinkage() {
        for (String source : SOURCES) {
            assertThat(rights.users("Read", "topic", REPORTED + source)).containsExactly("address-linkage-service");
            assertThat(rights.users("Write", "topic", REPORTED + source)).containsExactly(source + "-system");
        }
    }

    @Test
    @Tag("ADB-5")
    void everyServiceWritesAuditEntriesAndOnlyTheAuditServiceReadsThem() {
        assertThat(rights.users("Write", "topic", "audit.entry")).isEqualTo(services());
        assertThat(rights.users("Read", "topic", "audit.entry")).containsExactly("audit-service");
    }

    @Test
    void deadLettersAreWrittenByTheirServiceAndReadByNobody() {
        for (String service : services()) {
            assertThat(rights.users("Write", "topic", service + ".dead-letter")).containsExactly(service);
            assertThat(rights.users("Read", "topic", service + ".dead-letter")).isEmpty();
        }
    }

    @Test
    void dosesAreAnnouncedByTheRecordSystemToHealthManagementAndTheCertificateService() {
        assertThat(rights.users("Write", "topic", "vrs.dose")).containsExactly("vrs-service");
        assertThat(rights.users("Read", "topic", "vrs.dose"))
                .containsExactly("certificate-service", "health-mgmt-service");
    }

    /// Whoever reads also needs a group, which is named after it. Nobody has a right to everything.
    @Test
    void whoReadsHasAGroupOfItsOwnAndNobodyHasEveryRight() {
        Set<String> readers = rights.rules().stream()
                .filter(rule -> rule.kind().equals("topic") && rule.operations().contains("Read"))
                .map(TopicRights.Rule::user)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(readers).isNotEmpty();
        readers.forEach(
                reader -> assertThat(rights.users("Read", "group", reader)).containsExactly(reader));
        assertThat(rights.rules())
                .filteredOn(rule -> rule.operations().stream()
                                .anyMatch(each -> !Set.of("Read", "Write", "Describe", "Create")
                                        .contains(each))
                        || !Set.of("topic", "group").contains(rule.kind())
                        || rule.name().length() < 2)
                .isEmpty();
    }

    private static Set<String> named() {
        Set<String> named = new TreeSet<>();
        for (String source : sources(".java")) {
            found(NAMED, source).forEach(topic -> named.add(topic.group(1)));
            found(DEAD_LETTER, source)
                    .forEach(ending -> services().forEach(service -> named.add(service + ending.group(1))));
        }
        return named;
    }

    private static Map<String, String> consumers() {
        Map<String, String> consumers = new TreeMap<>();
        sources("application.properties")
                .forEach(source -> found(CONSUMER, source)
                        .forEach(consumer -> consumers.put(consumer.group(1), consumer.group(2))));
        return consumers;
    }

    private static Set<String> services() {
        Set<String> services = new TreeSet<>();
        sources("application.properties")
                .forEach(source -> found(SERVICE, source).forEach(service -> services.add(service.group(1))));
        return services;
    }

    private static List<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }

    private static List<String> sources(String ending) {
        List<String> sources = new ArrayList<>();
        for (Path file : Repository.files(ending)) {
            if (Repository.name(file).contains("src/main/")) {
                sources.add(Repository.read(file));
            }
        }
        return sources;
    }
}
