package jp.sesshu.healthmgmt.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import jp.sesshu.platform.testing.FakeAnswer;
import org.eclipse.microprofile.config.ConfigProvider;

/// Keycloak's token endpoint, address-linkage and the VRS in one: what they were asked is kept, and what they answer
/// can be told. Told nothing, all goes well.
final class FakeServices implements AutoCloseable {
    final UUID job = UUID.randomUUID();
    final List<String> tokenForms = new CopyOnWriteArrayList<>();
    final List<JsonNode> disclosures = new CopyOnWriteArrayList<>();
    final List<Upload> uploads = new CopyOnWriteArrayList<>();
    final List<String> authorizations = new CopyOnWriteArrayList<>();
    volatile Function<JsonNode, Answer> addressLinkage;
    volatile Function<Upload, Answer> vrs = upload -> new Answer(202, "{\"job\": \"" + job + "\"}");
    volatile Answer jobState = new Answer(200, "{\"state\": \"DONE\", \"rowsTaken\": 2, \"rowsRefused\": 1}");
    private final ObjectMapper json = new ObjectMapper();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    record Answer(int status, String body) {}

    /// @param complete whether the body came to its end
    record Upload(String contentType, String body, boolean complete) {}

    FakeServices(Map<String, String> myNumbers) throws IOException {
        addressLinkage = request -> disclosed(request, myNumbers);
        URI address = ConfigProvider.getConfig().getValue("suite.remote.vrs.url", URI.class);
        server = HttpServer.create(new InetSocketAddress(address.getHost(), address.getPort()), 0);
        server.setExecutor(threads);
        server.createContext("/token", this::token);
        server.createContext("/my-number-disclosures", this::disclose);
        server.createContext("/subject-files", this::take);
        server.createContext("/jobs/" + job, exchange -> answer(exchange, jobState));
        server.start();
    }

    static Answer problem(int status, String code) {
        return new Answer(status, "{\"type\": \"/problems/" + code + "\", \"status\": " + status + "}");
    }

    /// The numbers of those who were asked for and have one.
    Answer disclosed(JsonNode request, Map<String, String> myNumbers) {
        ObjectNode answer = json.createObjectNode();
        ObjectNode numbers = answer.putObject("myNumbers");
        request.path("addresseeNumbers").forEach(each -> {
            String number = myNumbers.get(each.asText());
            if (number != null) {
                numbers.put(each.asText(), number);
            }
        });
        return new Answer(200, answer.toString());
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        tokenForms.add(URLDecoder.decode(form, StandardCharsets.UTF_8));
        String scope = form.replaceAll(".*scope=([^&]*).*", "$1");
        answer(exchange, new Answer(200, "{\"access_token\": \"for-" + scope + "\", \"expires_in\": 300}"));
    }

    private void disclose(HttpExchange exchange) throws IOException {
        JsonNode request = json.readTree(exchange.getRequestBody().readAllBytes());
        disclosures.add(request);
        answer(exchange, addressLinkage.apply(request));
    }

    private void take(HttpExchange exchange) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean complete = true;
        try {
            exchange.getRequestBody().transferTo(body);
        } catch (IOException e) {
            complete = false;
        }
        Upload upload = new Upload(
                exchange.getRequestHeaders().getFirst("Content-Type"), body.toString(StandardCharsets.UTF_8), complete);
        uploads.add(upload);
        if (complete) {
            answer(exchange, vrs.apply(upload));
        } else {
            exchange.close();
        }
    }

    private void answer(HttpExchange exchange, Answer answer) throws IOException {
        authorizations.add(exchange.getRequestURI().getPath() + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        FakeAnswer.send(exchange, answer.status(), answer.body());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
