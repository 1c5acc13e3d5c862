package jp.sesshu.e2e.tidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// {@code docs/requirements.md} and the tests say the same of each other.
class RequirementsListTest {
    /// The list's source, where it lies beside the repository.
    private static final Path SOURCE =
            Repository.root().resolve("../shared/requirements.md").normalize();

    private static final Pattern SOURCE_ROW = Pattern.compile("(?m)^\\| (" + RequirementsList.ID + ") \\|");

    @Test
    void everyLineOfTheListCanBeReadAndEachIdStandsOnce() {
        List<String> ids =
                RequirementsList.rows().stream().map(RequirementsList.Row::id).toList();
        assertThat(ids).hasSize((int) RequirementsList.lines()).doesNotHaveDuplicates();
    }

    @Test
    void theListHasEveryRequirementAndNoOther() {
        assumeTrue(Files.exists(SOURCE), "the requirements aren't beside the repository");
        Set<String> asked = new TreeSet<>(SOURCE_ROW
                .matcher(Repository.read(SOURCE))
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList());
        assertThat(RequirementsList.rows().stream().map(RequirementsList.Row::id))
                .containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void nothingThatIsNotBuiltIsCalledProven() {
        assertThat(RequirementsList.rows())
                .filteredOn(
                        row -> row.isProven() && (!row.isBuilt() || row.tests().isEmpty()))
                .isEmpty();
    }

    @Test
    void everyListedTestExistsAndCarriesTheId() {
        List<String> wrong = new ArrayList<>();
        for (RequirementsList.Row row : RequirementsList.rows()) {
            for (String test : row.tests()) {
                objection(row.id(), test).ifPresent(why -> wrong.add("%s: %s %s".formatted(row.id(), test, why)));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// With {@code -Dtidy.add} the missing ones are added, for a person to read over.
    @Test
    void everyTestThatCarriesAnIdIsListedUnderIt() {
        if (System.getProperty("tidy.add") != null) {
            tests().forEach(type -> tags(type).stream()
                    .filter(tag -> !isListed(tag, type.outermost()))
                    .forEach(tag -> RequirementsList.add(tag, type.outermost())));
        }
        List<String> missing = new ArrayList<>();
        for (JavaSources.Type type : tests()) {
            tags(type).stream()
                    .filter(tag -> !isListed(tag, type.outermost()))
                    .forEach(tag -> missing.add("%s: `%s`".formatted(tag, type.outermost())));
        }
        assertThat(missing)
                .as("missing in docs/requirements.md; -Dtidy.add adds them")
                .isEmpty();
    }

    private static Set<String> tags(JavaSources.Type type) {
        Set<String> tags = new TreeSet<>(type.tags());
        type.methods().forEach(method -> tags.addAll(method.tags()));
        tags.removeIf(tag -> !RequirementsList.ID.matcher(tag).matches());
        return tags;
    }

    private static boolean isListed(String id, String testClass) {
        return RequirementsList.rows().stream().anyMatch(row -> row.id().equals(id) && row.names(testClass));
    }

    private static Optional<String> objection(String id, String test) {
        int hash = test.indexOf('#');
        String className = hash < 0 ? test : test.substring(0, hash);
        List<JavaSources.Type> found = tests().stream()
                .filter(type -> type.outermost().equals(className))
                .toList();
        if (found.isEmpty()) {
            return Optional.of("doesn't exist");
        }
        return hash < 0 ? objection(id, found) : objection(id, found, test.substring(hash + 1));
    }

    private static Optional<String> objection(String id, List<JavaSources.Type> types) {
        boolean tagged = types.stream()
                .anyMatch(type -> type.tags().contains(id)
                        || type.methods().stream()
                                .anyMatch(method -> method.tags().contains(id)));
        return tagged ? Optional.empty() : Optional.of("doesn't carry @Tag(\"%s\")".formatted(id));
    }

    private static Optional<String> objection(String id, List<JavaSources.Type> types, String name) {
        for (JavaSources.Type type : types) {
            for (JavaSources.Method method : type.methods()) {
                if (method.test() && method.name().equals(name)) {
                    boolean tagged = method.tags().contains(id)
                            || types.getFirst().tags().contains(id);
                    return tagged ? Optional.empty() : Optional.of("doesn't carry @Tag(\"%s\")".formatted(id));
                }
            }
        }
        return Optional.of("doesn't exist");
    }

    private static List<JavaSources.Type> tests() {
        return JavaSources.types().stream().filter(JavaSources.Type::isTestCode).toList();
    }
}
