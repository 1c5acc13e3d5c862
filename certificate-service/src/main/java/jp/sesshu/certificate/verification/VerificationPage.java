package jp.sesshu.certificate.verification;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sesshu.platform.audit.NotPersonal;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/// The page on which anybody verifies a certificate, at phone size. Its parts come from here and nowhere else, and it
/// sends what it reads to this service only.
@Path("/verification")
@EndpointDisabled(name = "suite.zone", stringValue = "lgwan", disableIfMissing = true)
class VerificationPage {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src 'self' blob:; media-src 'self' blob:; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'";
    private static final Map<String, String> TYPES = Map.of(
            "page.html", "text/html;charset=UTF-8",
            "page.js", "text/javascript;charset=UTF-8",
            "words.js", "text/javascript;charset=UTF-8",
            "page.css", "text/css;charset=UTF-8");
    private static final Map<String, byte[]> PARTS =
            TYPES.keySet().stream().collect(Collectors.toMap(Function.identity(), VerificationPage::read));

    @GET
    @PermitAll
    @NotPersonal("a page without content of its own")
    @Operation(summary = "The page that verifies certificates")
    public Response page() {
        return part("page.html");
    }

    @GET
    @Path("{part}")
    @PermitAll
    @NotPersonal("a part of that page")
    @Operation(summary = "The page's script and style")
    public Response part(@RestPath String part) {
        byte[] content = Stream.of(part)
                .filter(PARTS::containsKey)
                .map(PARTS::get)
                .findFirst()
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        return Response.ok(content)
                .type(TYPES.get(part))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .header("Content-Security-Policy", POLICY)
                .header("Permissions-Policy", "camera=(self), microphone=(), geolocation=()")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static byte[] read(String part) {
        try (InputStream content = VerificationPage.class.getResourceAsStream("/verification/" + part)) {
            return Objects.requireNonNull(content, part).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
