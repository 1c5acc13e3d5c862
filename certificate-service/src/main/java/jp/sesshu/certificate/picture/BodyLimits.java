package jp.sesshu.certificate.picture;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jp.sesshu.platform.refusal.BodyLimit;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

/// Lowers what a request may bring, which is as much as a picture, for all that is no picture.
@ApplicationScoped
class BodyLimits {
    private static final String PICTURES = "/verifications/pictures";
    private static final long ELSEWHERE = 256 * 1024;

    private final BodyLimit limit;

    BodyLimits(BodyLimit limit) {
        this.limit = limit;
    }

    /// Quarkus knows one limit for all and puts it where its readers look, just before.
    void observe(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(this::lower);
    }

    private void lower(RoutingContext context) {
        if (context.normalizedPath().equals(PICTURES)) {
            context.next();
        } else if (!limit.refuses(context, ELSEWHERE)) {
            context.put(VertxInputStream.MAX_REQUEST_SIZE_KEY, ELSEWHERE);
            context.next();
        }
    }
}
