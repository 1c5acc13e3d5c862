package jp.sesshu.platform.problem;

/// One row of the error catalogue. Each feature implements it with one enum; the titles stand in the message bundle
/// {@code messages/service} (Japanese and English) under {@link #code()}.
public interface ProblemType {
    /// Stable, lower case with hyphens; the problem's {@code type} is {@code /problems/<code>}.
    default String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    String name();

    int status();
}
