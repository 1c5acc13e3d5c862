package jp.sesshu.platform.openapi;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.models.Operation;

/// The problems that an operation can meet, by status. A resource names its own in one line,
///
/// ```java
/// @Extension(name = "x-problems", value = "409 merge-case-open, 422 integrated-number-unknown")
/// ```
///
/// since a response of its own for each would take the place of the one for success.
final class MetProblems {
    private static final String OWN = "x-problems";
    private final Map<Integer, SequencedSet<String>> codes = new TreeMap<>();

    private MetProblems() {}

    /// @return codes by status
    static Map<Integer, SequencedSet<String>> of(String path, Operation operation) {
        MetProblems met = new MetProblems();
        met.addWhatAnybodyMeets(path, operation);
        if (Upload.isOne(operation)) {
            met.add("409 same-file, 415 charset-not-declared");
        }
        if (operation.getExtensions() != null && operation.getExtensions().get(OWN) instanceof String own) {
            met.add(own);
            operation.removeExtension(OWN);
            // it is read as the response's too where a method describes one
            operation.getResponses().getAPIResponses().values().forEach(answer -> answer.removeExtension(OWN));
        }
        return met.codes;
    }

    private void addWhatAnybodyMeets(String path, Operation operation) {
        add("503 not-recorded, 503 unavailable");
        if (path.contains("{")) {
            add("404 not-found");
        }
        if (operation.getRequestBody() != null || operation.getParameters() != null) {
            add("400 malformed-request");
        }
        // it has one already where a token is needed
        if (operation.getResponses().hasAPIResponse("401")) {
            add("401 unauthenticated, 403 not-permitted");
        }
    }

    private void add(String problems) {
        for (String problem : problems.split(", ", -1)) {
            String[] parts = problem.split(" ", 2);
            codes.computeIfAbsent(Integer.valueOf(parts[0]), _ -> new LinkedHashSet<>())
                    .add(parts[1]);
        }
    }
}
