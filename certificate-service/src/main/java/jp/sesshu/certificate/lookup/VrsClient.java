package jp.sesshu.certificate.lookup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.sesshu.platform.access.ServiceTokens;
import jp.sesshu.platform.number.MunicipalityCode;

/// The national record system at the other end of a connection.
@ApplicationScoped
class VrsClient {
    private static final String VRS = "vrs-service";
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private final ServiceTokens tokens;
    private final ObjectReader reader;
    private final VrsConfig config;
    private final HttpClient http;

    VrsClient(ServiceTokens tokens, ObjectMapper json, VrsConfig config, Vertx vertx) {
        this.tokens = tokens;
        this.reader = json.readerFor(Answers.class);
        this.config = config;
        this.http = vertx.createHttpClient(options(config), new PoolOptions().setHttp1MaxSize(config.connections()));
    }

    /// Something in the questions isn't understood, of one of them perhaps.
    static final class NotUnderstood extends IOException {
        private static final long serialVersionUID = 1;

        NotUnderstood() {
            super("the questions aren't understood");
        }
    }

    private record Answers(List<LookedUp> answers) {}

    private record Reply(int status, Buffer body) {}

    private static HttpClientOptions options(VrsConfig config) {
        URI url = config.url();
        boolean tls = "https".equals(url.getScheme().toLowerCase(Locale.ROOT));
        int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
        return new HttpClientOptions()
                .setDefaultHost(url.getHost())
                .setDefaultPort(port)
                .setSsl(tls)
                .setConnectTimeout(Math.toIntExact(config.lookUpPatience().toMillis()))
                .setMaxWaitQueueSize(config.connections() * 8);
    }

    /// @param body the questions of one municipality's applications
    /// @return the answers in their order
    List<LookedUp> ask(byte[] body, MunicipalityCode municipality) throws IOException, InterruptedException {
        String token = tokens.tokenFor(municipality, VRS);
        try {
            return answers(ask(body, token));
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + config.lookUpPatience(), e);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        }
    }

    /// Once more where the connection was closed under the question, as happens when the record system starts anew.
    private Reply ask(byte[] body, String token) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return send(body, token);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HttpClosedException) {
                return send(body, token);
            }
            throw e;
        }
    }

    /// The answer's body is asked for where the question is sent, on the connection's own thread: asked for later, from
    /// here, what had come by then would be lost.
    private Reply send(byte[] body, String token) throws InterruptedException, ExecutionException, TimeoutException {
        return http.request(HttpMethod.POST, "/certificate-records")
                .compose(request -> request.putHeader("Authorization", "Bearer " + token)
                        .putHeader("Content-Type", "application/json")
                        .send(Buffer.buffer(body))
                        .compose(response ->
                                response.body().map(content -> new Reply(response.statusCode(), content))))
                .toCompletionStage()
                .toCompletableFuture()
                .get(config.lookUpPatience().toMillis(), TimeUnit.MILLISECONDS);
    }

    private List<LookedUp> answers(Reply reply) throws IOException {
        if (reply.status() == BAD_REQUEST) {
            throw new NotUnderstood();
        }
        if (reply.status() != OK) {
            throw new IOException("status " + reply.status());
        }
        try {
            Answers read = reader.readValue(reply.body().getBytes());
            return read.answers();
        } catch (JsonProcessingException e) {
            // The message may repeat what wasn't understood, which is about a person.
            throw new IOException("the answer isn't understood");
        }
    }
}
