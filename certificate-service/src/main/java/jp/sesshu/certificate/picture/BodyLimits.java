package jp.sesshu.certificate.picture;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

/// Lowers what a request may bring, which is as much as a picture, for all that is no picture.
class BodyLimits {
    private static final String PICTURES = "/verifications/pictures";
    private static final long ELSEWHERE = 256 * 1024;

    /// Quarkus knows one limit for all and puts it where its readers look, just before.
    void observe(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(BodyLimits::lower);
    }

    private static void lower(RoutingContext context) {
        if (context.normalizedPath().equals(PICTURES)) {
            context.next();
        } else if (length(context) > ELSEWHERE) {
            refuse(context);
        } else {
            context.put(VertxInputStream.MAX_REQUEST_SIZE_KEY, ELSEWHERE);
            context.next();
        }
    }

    private static long length(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    private static void refuse(RoutingContext context) {
        context.response()
                .setStatusCode(Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode())
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .endHandler(_ -> context.request().connection().close())
                .end();
    }
}
