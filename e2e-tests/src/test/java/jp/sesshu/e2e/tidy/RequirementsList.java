package jp.sesshu.e2e.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The table in {@code docs/requirements.md}.
final class RequirementsList {
    static final Pattern ID = Pattern.compile("[A-Z]{2,3}-[0-9]+");
    private static final Path FILE = Repository.root().resolve("docs/requirements.md");
    private static final String NOT_YET = "not yet";
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (" + ID + ") \\| ([^|]*) \\| ([^|]*) \\| ([^|]*) \\|$");
    private static final Pattern ANY_ROW = Pattern.compile("(?m)^\\|\\s*" + ID + "\\b.*$");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    private RequirementsList() {}

    /// @param tests class names, or class and method with # between them
    record Row(String id, String built, String proof, List<String> tests) {
        boolean isBuilt() {
            return !built.equals(NOT_YET);
        }

        boolean isProven() {
            return !proof.equals(NOT_YET);
        }

        boolean names(String testClass) {
            return tests.stream().anyMatch(test -> test.equals(testClass) || test.startsWith(testClass + "#"));
        }
    }

    static List<Row> rows() {
        return ROW.matcher(text()).results().map(RequirementsList::row).toList();
    }

    /// Lines that look like a row, whether or not they can be read as one.
    static long lines() {
        return ANY_ROW.matcher(text()).results().count();
    }

    private static Row row(MatchResult row) {
        Matcher names = NAME.matcher(row.group(4));
        List<String> tests =
                names.results().map((MatchResult name) -> name.group(1)).toList();
        return new Row(row.group(1), row.group(3).strip(), row.group(4).strip(), tests);
    }

    /// Adds a test to the row of an id; a row that isn't there is left for a person to write.
    static void add(String id, String test) {
        String added = text().lines().map(line -> with(line, id, test)).collect(Collectors.joining("\n", "", "\n"));
        try {
            Files.writeString(FILE, added);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String with(String line, String id, String test) {
        Matcher row = ROW.matcher(line);
        if (!row.matches() || !row.group(1).equals(id)) {
            return line;
        }
        String tests = Stream.concat(row(row).tests().stream(), Stream.of(test))
                .distinct()
                .sorted()
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
        return line.substring(0, row.start(4)) + tests + " |";
    }

    private static String text() {
        return Repository.read(FILE);
    }
}
