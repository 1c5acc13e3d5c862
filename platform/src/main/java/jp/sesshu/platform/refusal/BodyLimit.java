package jp.sesshu.platform.refusal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import jp.sesshu.platform.problem.Messages;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.Problem;
import jp.sesshu.platform.problem.Problems;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Refuses what says beforehand that it is longer than may be sent, before anything of it is read: as a problem like any
/// other, where Quarkus would do without a word. What comes in pieces is cut off by Quarkus.
@ApplicationScoped
public class BodyLimit {
    private final ObjectMapper json;
    private final long limit;

    BodyLimit(ObjectMapper json, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.json = json;
        this.limit = limit.asLongValue();
    }

    void observe(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1).handler(context -> {
            if (!refuses(context, limit)) {
                context.next();
            }
        });
    }

    /// @param most how many bytes may come
    /// @return whether the request has been answered with a refusal
    public boolean refuses(RoutingContext context, long most) {
        if (length(context) <= most) {
            return false;
        }
        Problem problem = Problems.of(PlatformProblem.TOO_LARGE, language(context));
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .endHandler(_ -> context.request().connection().close())
                .end(body(problem));
        return true;
    }

    private Buffer body(Problem problem) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem can't be written", e);
        }
    }

    private static Locale language(RoutingContext context) {
        return Messages.language(context.acceptableLanguages().stream()
                .map(LanguageHeader::tag)
                .map(Locale::of)
                .toList());
    }

    private static long length(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
