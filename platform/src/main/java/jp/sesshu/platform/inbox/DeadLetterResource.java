package jp.sesshu.platform.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.audit.NotPersonal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/// Events that couldn't be applied: staff see which and why, and have them applied again.
@Path("/dead-letters")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class DeadLetterResource {
    private final DeadLetters letters;

    DeadLetterResource(DeadLetters letters) {
        this.letters = letters;
    }

    @GET
    @RolesAllowed("dead-letter:read")
    @NotPersonal("shows ids, topics and error names, no content")
    @Operation(summary = "Events that could not be applied and wait to be applied again, the oldest 200")
    public List<DeadLetters.Summary> list() throws SQLException {
        return letters.waiting();
    }

    @POST
    @Path("{id}/replay")
    @RolesAllowed("dead-letter:replay")
    @Audited("dead-letter.replayed")
    @Operation(summary = "Applies an event again; it stays set aside where that fails once more")
    @APIResponse(responseCode = "204", description = "The event is applied and no longer set aside")
    public void replay(@RestPath UUID id) throws SQLException, JsonProcessingException {
        letters.replay(id);
    }
}
