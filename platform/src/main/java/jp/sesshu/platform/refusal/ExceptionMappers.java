package jp.sesshu.platform.refusal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.transaction.RollbackException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import jp.sesshu.platform.access.AccessProblem;
import jp.sesshu.platform.outbox.OutboxUnavailable;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.problem.ProblemType;
import jp.sesshu.platform.problem.Problems;
import jp.sesshu.platform.transaction.Transience;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// The one place where an exception becomes an answer. A refused access (401, 403, 404) is audited first; if that
/// can't be done, the answer is that nothing can be recorded.
class ExceptionMappers {
    private static final Logger LOG = Logger.getLogger(ExceptionMappers.class);
    private static final Set<Integer> ACCESS = Set.of(401, 403, 404);

    @Inject
    Problems problems;

    @Inject
    RefusalAudit refusals;

    @Inject
    RefusalWatches watches;

    @Inject
    SecurityIdentity identity;

    @ServerExceptionMapper
    public Uni<Response> refused(ProblemException refused) {
        if (!ACCESS.contains(refused.type().status())) {
            return Uni.createFrom().item(problems.response(problems.of(refused)));
        }
        return offTheEventLoop(() -> {
            refusals.record(refused.type());
            return problems.response(problems.of(refused));
        });
    }

    @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
    public Uni<Response> unauthenticated(SecurityException refused, HttpHeaders headers) {
        boolean withToken = headers.getHeaderString(HttpHeaders.AUTHORIZATION) != null;
        boolean attempt = withToken && !RefusalWatches.isNoMoreThanExpired(refused);
        return offTheEventLoop(() -> {
            Duration wait = attempt ? watches.ask(PlatformProblem.UNAUTHENTICATED) : Duration.ZERO;
            if (wait.isPositive()) {
                return problems.tooMany(wait);
            }
            if (withToken) {
                refusals.record(PlatformProblem.UNAUTHENTICATED);
            }
            return Response.fromResponse(answer(PlatformProblem.UNAUTHENTICATED))
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .build();
        });
    }

    @ServerExceptionMapper
    public Uni<Response> forbidden(ForbiddenException refused) {
        return offTheEventLoop(() -> {
            ProblemType type = AccessProblem.of(identity);
            Duration wait = watches.ask(type);
            if (wait.isPositive()) {
                return problems.tooMany(wait);
            }
            refusals.record(type);
            return answer(type);
        });
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException refused) {
        ConstraintViolation<?> first =
                refused.getConstraintViolations().iterator().next();
        String rule =
                first.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
        return problems.response(
                problems.ofField(PlatformProblem.MALFORMED_REQUEST, leaf(first.getPropertyPath()), rule));
    }

    /// A JSON body that a value type refused, or that is no JSON. Mismatched input is named as well, since Quarkus
    /// has a mapper of its own for it.
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    public Response malformed(JsonProcessingException malformed) {
        String field = malformed instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? String.valueOf(mapping.getPath().getLast().getFieldName())
                : "body";
        return problems.response(problems.ofField(PlatformProblem.MALFORMED_REQUEST, field, "Format"));
    }

    @ServerExceptionMapper
    public Uni<Response> framework(WebApplicationException exception) {
        if (exception.getCause() instanceof JsonProcessingException malformed) {
            return Uni.createFrom().item(malformed(malformed));
        }
        ProblemType type = PlatformProblem.ofStatus(exception.getResponse().getStatus());
        return offTheEventLoop(() -> {
            if (ACCESS.contains(type.status()) && !identity.isAnonymous()) {
                refusals.record(type);
            }
            return answer(type);
        });
    }

    @ServerExceptionMapper
    public Response unrecorded(OutboxUnavailable unavailable) {
        LOG.error("nothing can be recorded, so nothing is done", unavailable);
        return answer(PlatformProblem.NOT_RECORDED);
    }

    /// No key to check tokens with yet: Keycloak has been away since this service started.
    @ServerExceptionMapper
    public Response unchecked(OIDCException away) {
        LOG.error("a token can't be checked", away);
        return answer(PlatformProblem.UNAVAILABLE);
    }

    /// Everything else is a fault of ours or of what we stand on; the caller learns only which of the two.
    @ServerExceptionMapper
    public Uni<Response> failed(Exception failure) {
        if (refusedWithin(failure) instanceof ProblemException refused) {
            return refused(refused);
        }
        LOG.error("a request failed", failure);
        return Uni.createFrom()
                .item(answer(databaseIsBehind(failure) ? PlatformProblem.UNAVAILABLE : PlatformProblem.FAILED));
    }

    /// Quarkus checks permissions, and finds out that there is no such address, on the event loop, where nothing may
    /// wait for the database; some endpoints run on it as a whole.
    private Uni<Response> offTheEventLoop(Supplier<Response> refusal) {
        Context context = Vertx.currentContext();
        if (context == null || !Context.isOnEventLoopThread()) {
            return Uni.createFrom().item(recorded(refusal));
        }
        return Uni.createFrom()
                .completionStage(
                        context.executeBlocking(() -> recorded(refusal), false).toCompletionStage());
    }

    /// Exceptions end here: those of a mapper meet no mapper.
    private Response recorded(Supplier<Response> refusal) {
        try {
            return refusal.get();
        } catch (AuthenticationFailedException e) {
            return answer(PlatformProblem.UNAUTHENTICATED);
        } catch (RuntimeException e) {
            LOG.error("a refusal can't be recorded", e);
            return answer(PlatformProblem.NOT_RECORDED);
        }
    }

    private Response answer(ProblemType type) {
        return problems.response(problems.of(type));
    }

    private static Throwable refusedWithin(Throwable failure) {
        Throwable each = failure;
        while (each.getCause() != null && !(each instanceof ProblemException)) {
            each = each.getCause();
        }
        return each;
    }

    private static boolean databaseIsBehind(Throwable failure) {
        return Transience.of(failure) || Transience.root(failure) instanceof RollbackException;
    }

    private static String leaf(Path path) {
        String name = "";
        for (Path.Node node : path) {
            name = String.valueOf(node.getName());
        }
        return name;
    }
}
