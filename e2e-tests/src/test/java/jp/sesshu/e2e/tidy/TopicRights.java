package jp.sesshu.e2e.tidy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The topics and users of {@code deploy/kafka}.
record TopicRights(List<String> topics, List<Rule> rules) {
    /// One line of an access list.
    ///
    /// @param kind {@code topic} or {@code group}
    record Rule(String user, String kind, String name, String pattern, Set<String> operations) {
        boolean allows(String operation, String kindOfResource, String resource) {
            boolean named = pattern.equals("prefix") ? resource.startsWith(name) : resource.equals(name);
            return kind.equals(kindOfResource)
                    && (named || name.equals("*"))
                    && (operations.contains(operation) || operations.contains("All"));
        }
    }

    static TopicRights read() {
        List<String> topics = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        for (Path file : Repository.files(".yaml")) {
            if (Repository.name(file).startsWith("deploy/kafka/")) {
                for (JsonNode resource : documents(file)) {
                    String name = resource.path("metadata").path("name").asText();
                    switch (resource.path("kind").asText()) {
                        case "KafkaTopic" -> topics.add(name);
                        case "KafkaUser" -> rules(name, resource).forEach(rules::add);
                        default -> throw new IllegalStateException(Repository.name(file) + ": " + name);
                    }
                }
            }
        }
        return new TopicRights(topics, rules);
    }

    /// The users who may do this with the topic or group.
    Set<String> users(String operation, String kind, String resource) {
        return rules.stream()
                .filter(rule -> rule.allows(operation, kind, resource))
                .map(Rule::user)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Rule> rules(String user, JsonNode resource) {
        List<Rule> rules = new ArrayList<>();
        for (JsonNode rule : resource.path("spec").path("authorization").path("acls")) {
            JsonNode about = rule.path("resource");
            Set<String> operations = new TreeSet<>();
            rule.path("operations").forEach(operation -> operations.add(operation.asText()));
            rules.add(new Rule(
                    user,
                    about.path("type").asText(),
                    about.path("name").asText(),
                    about.path("patternType").asText(),
                    operations));
        }
        return rules;
    }

    private static List<JsonNode> documents(Path file) {
        try {
            return new ObjectMapper(new YAMLFactory())
                    .readerFor(JsonNode.class)
                    .<JsonNode>readValues(file.toFile())
                    .readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
