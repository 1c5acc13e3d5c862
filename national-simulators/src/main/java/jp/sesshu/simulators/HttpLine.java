package jp.sesshu.simulators;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/// A line to the certificate service: sends, waits, and hands a refusal on in the words it came with.
public final class HttpLine {
    private static final Duration WAITS = Duration.ofSeconds(20);

    private final HttpClient client;
    private final URI base;

    public HttpLine(HttpClient client, URI base) {
        this.client = client;
        this.base = base;
    }

    public static HttpClient plain() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    public HttpRequest.Builder to(String path, Locale language) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(WAITS)
                .header("Content-Type", "application/json")
                .header("Accept-Language", language.toLanguageTag());
    }

    /// @throws Refusal where it is answered with anything but success
    public byte[] send(HttpRequest request, Locale language) {
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 == 2) {
                return answer.body();
            }
            throw answer.body().length == 0
                    ? unavailable(language)
                    : Refusal.of(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
        } catch (IOException _) {
            throw unavailable(language);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw unavailable(language);
        }
    }

    private static Refusal unavailable(Locale language) {
        return Refusal.of(
                503,
                "no-connection",
                Language.choose(
                        language,
                        "証明書の発行システムにつながりません。しばらくしてからやり直してください。",
                        "The certificate service can't be reached. Please try again later."));
    }
}
