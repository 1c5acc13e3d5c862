package jp.sesshu.localstack.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import jp.sesshu.localstack.keycloak.AccessToken;
import jp.sesshu.localstack.keycloak.ServiceAccountLogin;
import jp.sesshu.localstack.keycloak.StaffAccounts;
import jp.sesshu.localstack.keycloak.StaffLogin;
import jp.sesshu.localstack.process.StackFailure;
import jp.sesshu.localstack.suite.SuiteStack;

/// Calls the running services as one of the staff, or as another service does, signed in for real.
public final class SuiteClient {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SuiteStack stack;
    private final StaffAccounts accounts;
    private final StaffLogin login;
    private final ServiceAccountLogin services;

    public SuiteClient(SuiteStack stack) {
        this.stack = stack;
        this.accounts = stack.accounts();
        this.login = new StaffLogin(stack.issuer());
        this.services = new ServiceAccountLogin(stack.issuer(), accounts);
    }

    /// An answer: its status, its ETag without quotes (empty where there is none), and its body.
    public record Answer(int status, String tag, JsonNode body) {
        /// The problem's code, such as {@code ticket-unknown}; empty where the answer is no problem.
        public String problem() {
            return body.path("type").asText().replace("/problems/", "");
        }

        public Answer expect(int... statuses) {
            for (int expected : statuses) {
                if (status == expected) {
                    return this;
                }
            }
            throw new StackFailure("unexpected answer: status %d %s %s %s"
                    .formatted(
                            status,
                            problem(),
                            body.path("field").asText(),
                            body.path("rule").asText())
                    .strip());
        }
    }

    /// Somebody at a program of the suite.
    ///
    /// @param service whether the account is a service's own, such as `health-mgmt-service-122271`
    public record Seat(String account, String program, boolean service) {
        public Seat(String account, String program) {
            this(account, program, false);
        }

        private boolean isTablet() {
            return program.equals("vrs-internet");
        }

        private String scope() {
            return switch (program) {
                case "vrs-internet" -> "vrs-service-tablet";
                case "vrs-lgwan" -> "vrs-service";
                case "certificate-lgwan" -> "certificate-service";
                default -> program + "-service";
            };
        }
    }

    public Answer get(Seat seat, String path) {
        return send(request(seat, path).GET());
    }

    /// As somebody who doesn't sign in, such as whoever stands before a kiosk.
    public Answer ask(String program, String path) {
        return send(request(program, path).GET());
    }

    public Answer ask(String program, String path, Object body) {
        return send(request(program, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json(body))));
    }

    /// The same where a file is answered, such as a page to print.
    public String file(String program, String path, Object body) {
        return content(request(program, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json(body))));
    }

    /// A file, as it came.
    public String download(Seat seat, String path) {
        return content(request(seat, path).GET());
    }

    public Answer put(Seat seat, String path, Object body) {
        return send(request(seat, path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json(body))));
    }

    public Answer post(Seat seat, String path, Object body) {
        return post(seat, path, body, Map.of());
    }

    public Answer post(Seat seat, String path, Object body, Map<String, String> headers) {
        HttpRequest.Builder request = request(seat, path).header("Content-Type", "application/json");
        headers.forEach(request::header);
        return send(request.POST(HttpRequest.BodyPublishers.ofString(json(body))));
    }

    public Answer upload(Seat seat, String path, Supplier<InputStream> csv) {
        return send(request(seat, path)
                .timeout(Duration.ofMinutes(30))
                .header("Content-Type", "text/csv;charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofInputStream(csv)));
    }

    public String token(Seat seat) {
        AccessToken token = seat.service()
                ? services.tokenFor(seat.account(), seat.scope())
                : login.tokenFor(
                        accounts.account(seat.account()),
                        seat.isTablet() ? StaffLogin.VENUE_TABLET : StaffLogin.STAFF_TERMINAL,
                        seat.scope());
        return token.authorization();
    }

    private HttpRequest.Builder request(Seat seat, String path) {
        return request(seat.program(), path).header("Authorization", token(seat));
    }

    private HttpRequest.Builder request(String program, String path) {
        return HttpRequest.newBuilder(stack.address(program).resolve(path)).timeout(PATIENCE);
    }

    private String content(HttpRequest.Builder request) {
        HttpResponse<String> answer = exchange(request);
        if (answer.statusCode() != 200) {
            throw new StackFailure("unexpected answer: status %d".formatted(answer.statusCode()));
        }
        return answer.body();
    }

    private Answer send(HttpRequest.Builder request) {
        HttpResponse<String> answer = exchange(request);
        try {
            String tag = answer.headers().firstValue("ETag").orElse("").replace("\"", "");
            JsonNode body = answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
            return new Answer(answer.statusCode(), tag, body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted", e);
        }
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + body, e);
        }
    }
}
