package jp.sesshu.platform.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Words a problem in the language of the running request.
@ApplicationScoped
public class Problems {
    private final HttpHeaders headers;

    Problems(@Context HttpHeaders headers) {
        this.headers = headers;
    }

    public Problem of(ProblemType type) {
        return of(type, null, null, null);
    }

    public Problem ofField(ProblemType type, String field, String rule) {
        return of(type, field, rule, null);
    }

    public Problem of(ProblemException refused) {
        return of(refused.type(), refused.field(), refused.rule(), refused.location());
    }

    /// @param wait before it is worth trying again
    public Response tooMany(Duration wait) {
        return Response.fromResponse(response(of(PlatformProblem.TOO_MANY_REQUESTS)))
                .header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds()))
                .build();
    }

    public Response response(Problem problem) {
        return problem.toResponse();
    }

    /// Where no request is running yet.
    public static Problem of(ProblemType type, Locale language) {
        return of(type, language, null, null, null);
    }

    private Problem of(ProblemType type, @Nullable String field, @Nullable String rule, @Nullable String location) {
        return of(type, Messages.language(headers), field, rule, location);
    }

    private static Problem of(
            ProblemType type,
            Locale language,
            @Nullable String field,
            @Nullable String rule,
            @Nullable String location) {
        String title = Messages.text("problem." + type.code(), language);
        return new Problem("/problems/" + type.code(), title, type.status(), field, rule, location);
    }
}
