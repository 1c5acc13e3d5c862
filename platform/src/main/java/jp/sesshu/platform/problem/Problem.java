package jp.sesshu.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// The body of an error response. Nothing in it repeats input: it ends up in logs and on screens.
///
/// @param field the input item that was refused, if one was
/// @param rule the rule it breaks, as a stable word
/// @param location where to look instead, such as the job that took the same file before
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String field,
        @Nullable String rule,
        @Nullable String location) {
    public static final String MEDIA_TYPE = "application/problem+json";

    Response toResponse() {
        return Response.status(status)
                .type(MediaType.valueOf(MEDIA_TYPE))
                .entity(this)
                .build();
    }
}
