package jp.sesshu.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import jp.sesshu.platform.testing.FakeAnswer;
import org.eclipse.microprofile.config.ConfigProvider;

/// The national record system and Keycloak's token endpoint in one. Tests put people on record by the number they are
/// looked up by, and ask what it was asked. It runs beside the service, so it is told over HTTP.
public final class FakeVrs implements QuarkusTestResourceLifecycleManager {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOBODY = "{\"result\":\"NOBODY\"}";
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /// One dose on record.
    public record Dose(UUID id, int version, int number, String givenOn, String product, String lot) {
        public static Dose of(int number, String givenOn) {
            return new Dose(UUID.randomUUID(), 1, number, givenOn, "COMIRNATY", "EW0201");
        }

        Map<String, Object> json(String ticket, String municipality) {
            return Map.of(
                    "id", id,
                    "version", version,
                    "doseNumber", number,
                    "givenOn", givenOn,
                    "product", product,
                    "productName", "コミナティ",
                    "maker", "ファイザー",
                    "lot", lot,
                    "ticketNumber", ticket,
                    "municipality", municipality);
        }
    }

    /// Somebody on record, found by their addressee number, which is their ticket number too, and by a My Number.
    public static void person(String myNumber, String addressee, LocalDate birthDate, Dose... doses) {
        person(myNumber, addressee, birthDate, Map.of(), doses);
    }

    /// @param more further items of the person, such as {@code diedOn}
    public static void person(
            String myNumber, String addressee, LocalDate birthDate, Map<String, Object> more, Dose... doses) {
        Map<String, Object> person = new java.util.HashMap<>(Map.of(
                "addresseeNumber",
                addressee,
                "name",
                "接種　太郎",
                "birthDate",
                birthDate.toString(),
                "protectedPerson",
                false,
                "version",
                1,
                "doses",
                List.of(doses).stream()
                        .map(dose -> dose.json(addressee, "122271"))
                        .toList()));
        person.putAll(more);
        answer(myNumber, Map.of("result", "FOUND", "person", person));
        answer(addressee, Map.of("result", "FOUND", "person", person));
    }

    public static void restricted(String myNumber) {
        answer(myNumber, Map.of("result", "RESTRICTED"));
    }

    /// Whatever is asked for by this number fails.
    public static void fails(String number) {
        answer(number, Map.of("status", 503));
    }

    /// Whatever is asked for with this number isn't understood.
    public static void refuses(String number) {
        answer(number, Map.of("status", 400));
    }

    /// Whatever is asked for by this number isn't answered until there is another answer for it.
    public static void holds(String number) {
        answer(number, Map.of("held", true));
    }

    private static void answer(String number, Map<String, Object> answer) {
        send("PUT", number, JSON.valueToTree(answer).toString());
    }

    /// The look-ups of one application, as they were asked; those of one request have the same {@code request}.
    public static List<JsonNode> askedFor(UUID application) {
        try {
            List<JsonNode> all = new java.util.ArrayList<>();
            JSON.readTree(send("GET", "asked", "")).forEach(all::add);
            return all.stream()
                    .filter(each -> each.path("application").asText().equals(application.toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String send(String method, String path, String body) {
        URI vrs = ConfigProvider.getConfig().getValue("suite.remote.vrs.url", URI.class);
        HttpRequest request = HttpRequest.newBuilder(vrs.resolve("/told/" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/token", this::token);
            server.createContext("/certificate-records", this::lookUp);
            server.createContext("/told/", this::told);
            server.start();
            String address = "http://127.0.0.1:" + server.getAddress().getPort();
            return Map.of(
                    // Tests read the outbox.
                    "suite.relay.enabled", "false",
                    "suite.remote.vrs.url", address,
                    "suite.remote.token-url", address + "/token",
                    "suite.service-account.122271.secret", "secret-of-122271",
                    "suite.service-account.900001.secret", "secret-of-900001");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String client = form.replaceAll(".*client_id=([^&]*).*", "$1");
        FakeAnswer.send(exchange, 200, "{\"access_token\": \"of-" + client + "\", \"expires_in\": 300}");
    }

    private void lookUp(HttpExchange exchange) throws IOException {
        boolean ours =
                exchange.getRequestHeaders().getFirst("Authorization").equals("Bearer of-certificate-service-122271");
        ArrayNode found = JSON.createArrayNode();
        int status = 200;
        String request = UUID.randomUUID().toString();
        JsonNode questions = JSON.readTree(exchange.getRequestBody()).path("lookUps");
        questions.forEach(question -> asked.add(
                question.<ObjectNode>deepCopy().put("request", request).toString()));
        for (JsonNode question : questions) {
            JsonNode answer = JSON.readTree(ours ? known(number(question)) : NOBODY);
            status = Math.max(status, answer.path("status").asInt(200));
            found.add(answer);
        }
        FakeAnswer.send(
                exchange,
                status,
                JSON.createObjectNode().set("answers", found).toString());
    }

    private String known(String number) {
        synchronized (answers) {
            try {
                while (answers.getOrDefault(number, NOBODY).equals("{\"held\":true}")) {
                    answers.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return answers.getOrDefault(number, NOBODY);
        }
    }

    private static String number(JsonNode question) {
        return question.path("myNumber")
                .asText(question.path("addresseeNumber")
                        .asText(question.path("ticketNumber").asText()));
    }

    private void told(HttpExchange exchange) throws IOException {
        String item = exchange.getRequestURI().getPath().substring("/told/".length());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("PUT")) {
            synchronized (answers) {
                answers.put(item, body);
                answers.notifyAll();
            }
        }
        FakeAnswer.send(exchange, 200, asked.toString());
    }

    @Override
    public void stop() {
        // Ends with the JVM, as the other parts do.
    }
}
