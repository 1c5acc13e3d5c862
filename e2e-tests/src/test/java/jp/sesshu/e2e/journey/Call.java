package jp.sesshu.e2e.journey;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// A plain call, with whatever token a test likes to send.
final class Call {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Call() {}

    static HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address).GET());
    }

    static HttpResponse<String> get(URI address, String authorization) {
        return send(HttpRequest.newBuilder(address)
                .header("Authorization", authorization)
                .GET());
    }

    static HttpResponse<String> post(URI address, String authorization, String json) {
        return send(jsonPost(address, authorization, json));
    }

    /// @param traceparent the caller's trace, in the form of W3C Trace Context
    static HttpResponse<String> post(URI address, String authorization, String json, String traceparent) {
        return send(jsonPost(address, authorization, json).header("traceparent", traceparent));
    }

    private static HttpRequest.Builder jsonPost(URI address, String authorization, String json) {
        return HttpRequest.newBuilder(address)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
