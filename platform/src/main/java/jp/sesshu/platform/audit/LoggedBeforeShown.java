package jp.sesshu.platform.audit;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.Problem;
import jp.sesshu.platform.problem.Problems;
import org.jboss.logging.Logger;

/// Holds back the answer of an {@link Audited} endpoint that wrote no audit entry: a mistake of ours must not show a
/// person's data without a trace.
@Provider
class LoggedBeforeShown implements ContainerResponseFilter {
    private static final Logger LOG = Logger.getLogger(LoggedBeforeShown.class);
    private final RecordedInRequest recorded;
    private final Problems problems;

    @Context
    ResourceInfo resource;

    @SuppressWarnings("NullAway.Init") // JAX-RS fills the field.
    LoggedBeforeShown(RecordedInRequest recorded, Problems problems) {
        this.recorded = recorded;
        this.problems = problems;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL || !mustBeRecorded()) {
            return;
        }
        if (!recorded.isRecorded()) {
            LOG.errorf("no audit entry was written by %s: its answer is held back", resource.getResourceMethod());
            response.setStatus(PlatformProblem.NOT_RECORDED.status());
            response.setEntity(problems.of(PlatformProblem.NOT_RECORDED), null, MediaType.valueOf(Problem.MEDIA_TYPE));
        }
    }

    private boolean mustBeRecorded() {
        return resource.getResourceMethod() != null
                && resource.getResourceMethod().isAnnotationPresent(Audited.class);
    }
}
