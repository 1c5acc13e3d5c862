package jp.sesshu.e2e.tidy;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The table in {@code docs/requirements.md}.
final class RequirementsList {
    static final Pattern ID = Pattern.compile("[A-Z]{2,3}-[0-9]+");
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

    private static String text() {
        return Repository.read(Repository.root().resolve("docs/requirements.md"));
    }
}
