package jp.sesshu.e2e.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// House rules that a compiler doesn't keep.
class TidyTest {
    private static final int FILE_LINES = 400;
    private static final int METHOD_LINES = 70;
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");
    /// Put together, or this file would break its own rules.
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b|lom" + "bok\\.");

    private static final Pattern KEY = Pattern.compile("-----BE" + "GIN [A-Z ]*(KEY|CERTIFICATE)");
    private static final Pattern PLAIN_SECRET =
            Pattern.compile("(?im)^[^#\\n]*(password|secret|credential)[a-z0-9.-]*[ \\t]*[=:][ \\t]*(?!\\$\\{)\\S+.*$");

    @Test
    void javaFilesAreShort() {
        assertThat(Repository.files(".java"))
                .filteredOn(file -> Repository.read(file).lines().count() > FILE_LINES)
                .as("longer than %d lines: part the feature", FILE_LINES)
                .isEmpty();
    }

    @Test
    void methodsAreShort() {
        List<String> tooLong = new ArrayList<>();
        for (JavaSources.Type type : JavaSources.types()) {
            type.methods().stream()
                    .filter(method -> method.lines() > METHOD_LINES)
                    .forEach(method ->
                            tooLong.add("%s#%s has %d lines".formatted(type.name(), method.name(), method.lines())));
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void everyModuleSaysWhatItIs() {
        List<String> folders = new ArrayList<>(Repository.modules());
        folders.add("deploy");
        assertThat(folders)
                .filteredOn(module ->
                        !Files.exists(Repository.root().resolve(module).resolve("README.md")))
                .as("modules without a README.md")
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIs() {
        assertThat(Repository.files(".java"))
                .filteredOn(file -> Repository.name(file).contains("src/main/java/"))
                .extracting(file -> Objects.requireNonNull(file.getParent()))
                .filteredOn(folder -> !Files.exists(folder.resolve("package-info.java")))
                .as("packages without a package-info.java")
                .isEmpty();
    }

    @Test
    void linksInDocumentsLeadSomewhereInTheRepository() {
        List<String> dead = new ArrayList<>();
        for (Path file : Repository.files(".md")) {
            String text = FENCE.matcher(Repository.read(file)).replaceAll("");
            LINK.matcher(text)
                    .results()
                    .map((MatchResult link) -> link.group(1))
                    .filter(link -> isDead(file, link))
                    .forEach(link -> dead.add(Repository.name(file) + ": " + link));
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void nothingIsLeftForLater() {
        assertThat(Repository.files(".java", ".sql", ".properties", ".md", ".json", "suite", ".ci/run"))
                .filteredOn(file -> UNFINISHED.matcher(Repository.read(file)).find())
                .isEmpty();
    }

    @Test
    void javaHasNoTabsAndNoSpacesAtTheEndOfALine() {
        assertThat(Repository.files(".java"))
                .filteredOn(file ->
                        Repository.read(file).lines().anyMatch(line -> line.indexOf('\t') >= 0 || line.endsWith(" ")))
                .isEmpty();
    }

    @Test
    void noKeyLiesInTheRepository() {
        assertThat(Repository.files(".java", ".properties", ".json", ".yaml", ".yml", ".pem", ".xml", ".md"))
                .filteredOn(file -> KEY.matcher(Repository.read(file)).find())
                .isEmpty();
    }

    @Test
    void noConfigurationHoldsASecret() {
        List<String> secrets = new ArrayList<>();
        for (Path file : Repository.files(".properties", ".yaml", ".yml")) {
            if (!Repository.name(file).contains("/messages/")) {
                PLAIN_SECRET
                        .matcher(Repository.read(file))
                        .results()
                        .forEach(line -> secrets.add(Repository.name(file) + ": " + line.group(1)));
            }
        }
        assertThat(secrets).isEmpty();
    }

    private static boolean isDead(Path file, String link) {
        if (link.startsWith("#") || link.matches("[a-z]+:.*")) {
            return false;
        }
        String path = link.replaceAll("#.*$", "");
        Path target = Objects.requireNonNull(file.getParent()).resolve(path).normalize();
        return !target.startsWith(Repository.root()) || !Files.exists(target);
    }
}
