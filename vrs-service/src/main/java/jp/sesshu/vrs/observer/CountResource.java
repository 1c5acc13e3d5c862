package jp.sesshu.vrs.observer;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.sesshu.platform.audit.NotPersonal;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.time.JapaneseCalendar;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Counts for whoever may see counts and no person (VRS-12).
@Path("/counts")
@RunOnVirtualThread
@EndpointDisabled(name = "suite.zone", stringValue = "internet")
class CountResource {
    private static final LocalDate BEGINNING = LocalDate.of(2021, 2, 17);
    private final ReadCounts counts;
    private final InstantSource clock;

    CountResource(ReadCounts counts, InstantSource clock) {
        this.counts = counts;
        this.clock = clock;
    }

    @GET
    @RolesAllowed("count:read")
    @NotPersonal("sums of published counts, none of fewer doses than the threshold")
    @Operation(summary = "Doses published from a day to a day, summed by what is asked for; all there are without it")
    public List<ReadCounts.Count> get(
            @Parameter(
                            description =
                                    "MUNICIPALITY, DATE (of publication), AGE_GROUP, SEX, DOSE, PRODUCT; may be repeated")
                    @RestQuery
                    List<String> by,
            @Parameter(schema = @Schema(examples = "2021-06-01")) @RestQuery @Nullable String from,
            @Parameter(schema = @Schema(examples = "2021-06-30")) @RestQuery @Nullable String to) {
        return counts.sums(dimensions(by), day("from", from, BEGINNING), day("to", to, JapaneseCalendar.today(clock)));
    }

    private static Set<Dimension> dimensions(List<String> by) {
        Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
        for (String each : by) {
            try {
                dimensions.add(Dimension.valueOf(each));
            } catch (IllegalArgumentException e) {
                throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "by", "Unknown");
            }
        }
        return dimensions;
    }

    private static LocalDate day(String field, @Nullable String given, LocalDate otherwise) {
        try {
            return given == null ? otherwise : LocalDate.parse(given);
        } catch (DateTimeParseException e) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, field, "Format");
        }
    }
}
