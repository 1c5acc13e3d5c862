package jp.sesshu.vrs.provisionreport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A provision whose two sides don't agree.
record Mismatch(Kind kind, String askedBy, UUID inquiry) {
    enum Kind {
        /// An answer came from here, and no provision record says so.
        ANSWER_WITHOUT_RECORD,
        /// It was provided, and the asker has no answer: interrupted on the way, or never fetched.
        RECORD_WITHOUT_ANSWER,
        DIFFERENT_OUTCOME,
        DIFFERENT_CONTENT
    }

    /// Which answers agree with a provision record. A decision shows on the other side once it is fetched.
    private static final Map<String, Set<String>> AGREEING = Map.of(
            "PROVIDED", Set.of("FOUND"),
            "WAITING", Set.of("RESTRICTED"),
            "APPROVED", Set.of("RESTRICTED"),
            "DECLINED", Set.of("RESTRICTED", "DECLINED"));

    /// Compares provision records with the answers that the askers have.
    static List<Mismatch> between(List<Side> records, List<Side> answers) {
        Map<Side.Key, Side> unmatched =
                new HashMap<>(answers.stream().collect(Collectors.toMap(Side::key, Function.identity())));
        List<Mismatch> mismatches = new ArrayList<>();
        for (Side record : records) {
            Side answer = unmatched.remove(record.key());
            if (answer == null) {
                mismatches.add(of(Kind.RECORD_WITHOUT_ANSWER, record.key()));
            } else if (!AGREEING.getOrDefault(record.state(), Set.of()).contains(answer.state())) {
                mismatches.add(of(Kind.DIFFERENT_OUTCOME, record.key()));
            } else if (answer.state().equals("FOUND") && !Objects.equals(record.digest(), answer.digest())) {
                mismatches.add(of(Kind.DIFFERENT_CONTENT, record.key()));
            }
        }
        answers.stream()
                .map(Side::key)
                .filter(unmatched::containsKey)
                .forEach(key -> mismatches.add(of(Kind.ANSWER_WITHOUT_RECORD, key)));
        return mismatches;
    }

    private static Mismatch of(Kind kind, Side.Key key) {
        return new Mismatch(kind, key.askedBy(), key.inquiry());
    }
}
