package jp.sesshu.simulators;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/// Hands a refusal on as problem details.
@Provider
public final class RefusalMapper implements ExceptionMapper<Refusal> {
    @Override
    public Response toResponse(Refusal refusal) {
        return Response.status(refusal.status())
                .type("application/problem+json")
                .entity(refusal.body())
                .build();
    }
}
