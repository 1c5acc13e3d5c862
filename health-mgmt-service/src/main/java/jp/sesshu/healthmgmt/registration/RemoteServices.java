package jp.sesshu.healthmgmt.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.access.ServiceTokens;

/// The calls of a registration run to the other services, as this service's account of the run's municipality.
@ApplicationScoped
class RemoteServices {
    private static final Duration UPLOAD_LIMIT = Duration.ofHours(1);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final RemoteConfig config;
    private final ServiceTokens tokens;
    private final CurrentCaller caller;
    private final ObjectMapper json;

    RemoteServices(RemoteConfig config, ServiceTokens tokens, CurrentCaller caller, ObjectMapper json) {
        this.config = config;
        this.tokens = tokens;
        this.caller = caller;
        this.json = json;
    }

    /// @param state ACCEPTED, DONE or REFUSED
    record Job(String state, long taken, long refused) {}

    /// @return digits by addressee number; people without a My Number are left out
    Map<String, String> myNumbers(RegistrationRuns.Work run, List<String> addresseeNumbers)
            throws IOException, InterruptedException, RemoteRefusal {
        Map<String, Object> body = Map.of(
                "purpose",
                "REGISTRATION",
                "run",
                Map.of("id", run.id(), "requestedBy", run.requestedBy(), "approvedBy", run.approvedBy()),
                "addresseeNumbers",
                addresseeNumbers);
        HttpRequest request = to(
                        "address-linkage-service", config.addressLinkage().url(), "/my-number-disclosures")
                .header("Content-Type", "application/json")
                .timeout(config.patience())
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build();
        JsonNode answer = accepted(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        return json.convertValue(answer.path("myNumbers"), new TypeReference<>() {});
    }

    /// Sends a TARGET file as it is being written.
    ///
    /// @return the job that took it, now or when it was sent before
    UUID upload(Supplier<InputStream> file) throws IOException, InterruptedException, RemoteRefusal {
        HttpRequest request = to("vrs-service", config.vrs().url(), "/subject-files")
                .header("Content-Type", "text/csv;charset=UTF-8")
                .timeout(UPLOAD_LIMIT)
                .POST(HttpRequest.BodyPublishers.ofInputStream(file))
                .build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        String job =
                answer.statusCode() == 409 ? problem(answer).path("location").asText() : "";
        if (job.isEmpty()) {
            return UUID.fromString(accepted(answer).path("job").asText());
        }
        return UUID.fromString(job.substring(job.lastIndexOf('/') + 1));
    }

    Job job(UUID id) throws IOException, InterruptedException, RemoteRefusal {
        HttpRequest request = to("vrs-service", config.vrs().url(), "/jobs/" + id)
                .timeout(config.patience())
                .GET()
                .build();
        JsonNode job = accepted(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        return new Job(
                job.path("state").asText(),
                job.path("rowsTaken").asLong(),
                job.path("rowsRefused").asLong());
    }

    private HttpRequest.Builder to(String service, URI base, String path) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(base.resolve(path))
                .header(
                        "Authorization",
                        "Bearer " + tokens.tokenFor(caller.get().municipality(), service));
    }

    private JsonNode accepted(HttpResponse<byte[]> answer) throws IOException, RemoteRefusal {
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return json.readTree(answer.body());
        }
        // A token that ran out and a service that is busy or away pass; everything else the other side means.
        if (status == 401 || status == 408 || status == 429 || status >= 500) {
            throw new IOException("status " + status);
        }
        String type = problem(answer).path("type").asText();
        throw new RemoteRefusal(type.isEmpty() ? "status-" + status : type.substring(type.lastIndexOf('/') + 1));
    }

    /// What the refusal says for itself; nothing, where something between the services refused and not the service.
    private JsonNode problem(HttpResponse<byte[]> answer) throws IOException {
        try {
            return json.readTree(answer.body());
        } catch (JsonProcessingException e) {
            return json.createObjectNode();
        }
    }
}
