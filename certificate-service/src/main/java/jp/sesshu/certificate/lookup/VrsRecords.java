package jp.sesshu.certificate.lookup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.access.ServiceTokens;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.jboss.logging.Logger;

/// Asks the national record system, as this service's account of the calling municipality. Whatever keeps an answer
/// away is one and the same to the applicant: to be tried again later, with nothing kept.
@ApplicationScoped
public class VrsRecords {
    private static final Logger LOG = Logger.getLogger(VrsRecords.class);
    private static final String VRS = "vrs-service";
    private static final int OK = 200;
    private final WriteQuestion questions;
    private final ServiceTokens tokens;
    private final CurrentCaller caller;
    private final ObjectMapper json;
    private final VrsConfig config;
    private final HttpClient http;

    VrsRecords(
            WriteQuestion questions,
            ServiceTokens tokens,
            CurrentCaller caller,
            ObjectMapper json,
            VrsConfig config,
            Vertx vertx) {
        this.questions = questions;
        this.tokens = tokens;
        this.caller = caller;
        this.json = json;
        this.config = config;
        this.http = vertx.createHttpClient(options(config), new PoolOptions().setHttp1MaxSize(config.connections()));
    }

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

    /// @throws ProblemException where the record system can't be asked
    public LookedUp find(Question question) {
        try {
            byte[] body = questions.write(question);
            return answer(ask(body, tokens.tokenFor(caller.get().municipality(), VRS)));
        } catch (RuntimeException e) {
            throw e;
        } catch (IOException | TimeoutException e) {
            throw unavailable(e.toString());
        } catch (ExecutionException e) {
            throw unavailable(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted");
        } catch (Exception e) {
            throw unavailable(e.toString());
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

    private LookedUp answer(Reply reply) throws IOException {
        if (reply.status() != OK) {
            throw unavailable("status " + reply.status());
        }
        try {
            return json.readValue(reply.body().getBytes(), LookedUp.class);
        } catch (JsonProcessingException e) {
            // The message may repeat what wasn't understood, which is about a person.
            throw unavailable("the answer isn't understood");
        }
    }

    private static ProblemException unavailable(String why) {
        LOG.warnf("no record could be looked up: %s", why);
        return ProblemException.of(PlatformProblem.UNAVAILABLE);
    }
}
