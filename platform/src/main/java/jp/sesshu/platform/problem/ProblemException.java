package jp.sesshu.platform.problem;

import org.jspecify.annotations.Nullable;

/// An expected refusal that the caller is told about. Programming errors use {@link IllegalStateException} instead.
/// It ends the transaction without effect.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient ProblemType type;
    private final @Nullable String field;
    private final @Nullable String rule;
    private final @Nullable String location;

    private ProblemException(
            ProblemType type, @Nullable String field, @Nullable String rule, @Nullable String location) {
        super(type.code());
        this.type = type;
        this.field = field;
        this.rule = rule;
        this.location = location;
    }

    public static ProblemException of(ProblemType type) {
        return new ProblemException(type, null, null, null);
    }

    /// A refused input item: which one, and the rule it breaks as a stable word. Never the value.
    public static ProblemException ofField(ProblemType type, String field, String rule) {
        return new ProblemException(type, field, rule, null);
    }

    public static ProblemException elsewhere(ProblemType type, String location) {
        return new ProblemException(type, null, null, location);
    }

    public ProblemType type() {
        return type;
    }

    public @Nullable String field() {
        return field;
    }

    public @Nullable String rule() {
        return rule;
    }

    public @Nullable String location() {
        return location;
    }
}
