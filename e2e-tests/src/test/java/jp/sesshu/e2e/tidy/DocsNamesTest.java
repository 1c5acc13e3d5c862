package jp.sesshu.e2e.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the documents name exists. In backticks, a capitalised word is a type of ours, {@code Type#method} a method,
/// {@code jp.sesshu.…} a package, and what ends like a file or begins with one of our folders is a path, from the root
/// or from any folder on. Names of other people's things stand without backticks, or with their sign ({@code @Tag}).
class DocsNamesTest {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern QUOTED = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*");
    private static final Pattern NESTED = Pattern.compile("(" + TYPE + ")\\.(" + TYPE + ")");
    private static final Pattern METHOD = Pattern.compile("(" + TYPE + ")#([a-z][A-Za-z0-9]*)");
    private static final Pattern PACKAGE = Pattern.compile("jp\\.sesshu(\\.[a-z0-9]+)+");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_./-]+\\.(java|sql|json|md|xml)");
    private static final Set<String> TYPES = JavaSources.typeNames();
    private static final List<String> FILES =
            Repository.files("").stream().map(Repository::name).toList();

    @Test
    void everythingNamedInTheDocumentsExists() {
        List<String> missing = new ArrayList<>();
        for (Path file : documents()) {
            String text = FENCE.matcher(Repository.read(file)).replaceAll("");
            QUOTED.matcher(text)
                    .results()
                    .map((MatchResult quoted) -> quoted.group(1))
                    .filter(name -> !exists(name))
                    .forEach(name -> missing.add(Repository.name(file) + ": " + name));
        }
        assertThat(missing).isEmpty();
    }

    private static List<Path> documents() {
        return Repository.files(".md").stream()
                .filter(file -> {
                    String name = Repository.name(file);
                    return name.startsWith("docs/") || name.equals("README.md");
                })
                .toList();
    }

    private static boolean exists(String name) {
        if (TYPE.matcher(name).matches()) {
            return TYPES.contains(name);
        }
        if (NESTED.matcher(name).matches()) {
            return List.of(name.split("\\.", -1)).stream().allMatch(TYPES::contains);
        }
        if (METHOD.matcher(name).matches()) {
            String[] parts = name.split("#", -1);
            return JavaSources.types().stream()
                    .filter(type -> type.name().equals(parts[0]))
                    .anyMatch(type -> type.methods().stream()
                            .anyMatch(method -> method.name().equals(parts[1])));
        }
        if (PACKAGE.matcher(name).matches()) {
            String folder = "/" + name.replace('.', '/') + "/";
            return FILES.stream().anyMatch(file -> file.contains(folder));
        }
        if (name.startsWith("../") || name.startsWith(".suite/")) {
            return true; // beside the repository, or made by a running stack
        }
        if (FILE.matcher(name).matches()) {
            return FILES.stream().anyMatch(file -> file.equals(name) || file.endsWith("/" + name));
        }
        return !isFolderOfOurs(name) || Files.exists(Repository.root().resolve(name));
    }

    private static boolean isFolderOfOurs(String name) {
        int slash = name.indexOf('/');
        return slash > 0
                && name.matches("[a-z0-9./_-]+")
                && Files.isDirectory(Repository.root().resolve(name.substring(0, slash)));
    }
}
