package jp.sesshu.addresslinkage.announcement;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import jp.sesshu.addresslinkage.grant.ConsumerConfig;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.audit.NotPersonal;
import jp.sesshu.platform.mynumber.NoMyNumber;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.run.Runs;
import jp.sesshu.platform.run.StartRun;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/// Staff have residents announced again to a system, such as a new one or one that lost its data, and see how far that
/// is. After a change of grants it begins by itself.
@Path("/announcements")
@RunOnVirtualThread
class AnnouncementResource {
    private final ConsumerConfig consumers;
    private final AnnouncePart part;
    private final Announcements announcements;
    private final StartRun start;
    private final Runs runs;

    AnnouncementResource(
            ConsumerConfig consumers, AnnouncePart part, Announcements announcements, StartRun start, Runs runs) {
        this.consumers = consumers;
        this.part = part;
        this.announcements = announcements;
        this.start = start;
        this.runs = runs;
    }

    /// @param reason for the audit log
    record Wanted(
            @Schema(examples = "health-mgmt") @NotBlank @Size(max = 63) @NoMyNumber
            String consumer,

            @Schema(examples = "新しい提供先への初回の提供のため") @NotBlank @Size(max = 200) @NoMyNumber
            String reason) {}

    record Latest(List<AnnouncementRun> runs) {}

    @POST
    @RolesAllowed("grant:approve")
    @Audited("announcement.started")
    @Operation(summary = "Starts announcing all residents again to one system, each with what it is granted today")
    @APIResponse(
            responseCode = "202",
            description = "Started; the header Location names the run too",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StartRun.Started.class)))
    @Extension(name = "x-problems", value = "409 run-under-way, 409 nothing-to-announce, 422 consumer-not-configured")
    public Response start(@NotNull @Valid Wanted wanted) throws SQLException {
        if (!consumers.consumers().containsKey(wanted.consumer())) {
            throw ProblemException.ofField(AnnouncementProblem.CONSUMER_NOT_CONFIGURED, "consumer", "Unknown");
        }
        AnnouncingToOne kind = new AnnouncingToOne(wanted.consumer(), part);
        UUID run = announcements.start(kind, wanted.reason());
        return start.accepted(kind, run, AnnounceResidents.NAME);
    }

    @GET
    @Path("{consumer}")
    @RolesAllowed("grant:read")
    @NotPersonal("shows counts")
    @Operation(summary = "The latest 100 runs for a system, newest first")
    public Latest latest(@Parameter(schema = @Schema(examples = "health-mgmt")) @RestPath String consumer)
            throws SQLException {
        return new Latest(runs.latest(known(consumer)).stream()
                .map(run -> AnnouncementRun.of(consumer, run))
                .toList());
    }

    @GET
    @Path("{consumer}/{id}")
    @RolesAllowed("grant:read")
    @NotPersonal("shows counts")
    @Operation(summary = "How a run is, and of how many people it told")
    public AnnouncementRun get(
            @Parameter(schema = @Schema(examples = "health-mgmt")) @RestPath String consumer, @RestPath UUID id)
            throws SQLException {
        return AnnouncementRun.of(consumer, runs.find(known(consumer), id));
    }

    private AnnouncingToOne known(String consumer) {
        if (!consumers.consumers().containsKey(consumer)) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        return new AnnouncingToOne(consumer, part);
    }
}
