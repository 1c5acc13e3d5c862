package jp.sesshu.e2e.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// {@code docs/operation.md} names every key that a service of ours can be told.
class ConfigurationListTest {
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern METHOD = Pattern.compile("(?m)^ {4}[A-Z][\\w<>.?, ]* (\\w+)\\(\\);");
    private static final Pattern PRIMITIVE = Pattern.compile("(?m)^ {4}(?:boolean|int|long|short) (\\w+)\\(\\);");
    private static final Pattern PROPERTY = Pattern.compile("@ConfigProperty\\(\\s*name = \"([^\"]+)\"");

    @Test
    void everyKeyIsExplained() {
        String manual = Repository.read(Repository.root().resolve("docs/operation.md"));
        assertThat(keys())
                .isNotEmpty()
                .filteredOn(key -> !manual.contains("`" + key))
                .as("missing in docs/operation.md")
                .isEmpty();
    }

    private static Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        for (Path file : Repository.files(".java")) {
            if (Repository.name(file).contains("src/main/")) {
                collect(Repository.read(file), keys);
            }
        }
        // the service's own name, which nobody sets from outside
        keys.remove("quarkus.application.name");
        return keys;
    }

    private static void collect(String source, Set<String> keys) {
        PROPERTY.matcher(source)
                .results()
                .map((MatchResult property) -> property.group(1))
                .forEach(keys::add);
        Matcher mapping = MAPPING.matcher(source);
        if (mapping.find()) {
            for (Pattern shape : List.of(METHOD, PRIMITIVE)) {
                shape.matcher(source)
                        .results()
                        .map((MatchResult method) -> mapping.group(1) + "." + words(method.group(1)))
                        .forEach(keys::add);
            }
        }
    }

    private static String words(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
