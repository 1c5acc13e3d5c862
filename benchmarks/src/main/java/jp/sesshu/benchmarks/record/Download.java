package jp.sesshu.benchmarks.record;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import jp.sesshu.benchmarks.load.Bench;
import jp.sesshu.benchmarks.load.Figures;
import jp.sesshu.localstack.demo.SuiteClient.Seat;
import jp.sesshu.localstack.process.StackFailure;

/// Half a million doses as a file, and what the service holds of it in memory on the way.
final class Download {
    private static final double LIMIT_SECONDS = 15;
    private static final int PIECE = 1 << 16;
    /// So many pieces are read from one look at the heap to the next.
    private static final int LOOK_EVERY = 64;
    private static final Seat SUPERVISOR = new Seat("supervisor-" + MadeRecords.MUNICIPALITY, "vrs-lgwan");
    private final Bench bench;
    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private long bytes;
    private double most;

    Download(Bench bench) {
        this.bench = bench;
        this.address = bench.stack().address("vrs-lgwan");
    }

    void measure() throws IOException {
        double before = heap();
        long begin = System.nanoTime();
        read();
        Figures.show("doses downloaded", (System.nanoTime() - begin) / 1e9, "s", LIMIT_SECONDS);
        System.out.printf(
                Locale.ROOT,
                "%-34s %8.1f MB  heap before %.0f MB, most on the way %.0f MB%n",
                "of a file of",
                bytes / 1e6,
                before,
                most);
    }

    private void read() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/downloads/doses"))
                .header("Authorization", bench.client().token(SUPERVISOR))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"reason\":\"接種状況の確認\"}"))
                .build();
        HttpResponse<InputStream> answer = send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new StackFailure("a download was answered with " + answer.statusCode());
        }
        try (InputStream file = answer.body()) {
            byte[] piece = new byte[PIECE];
            int pieces = 0;
            for (int length = file.read(piece); length >= 0; length = file.read(piece)) {
                bytes += length;
                if (pieces++ % LOOK_EVERY == 0) {
                    most = Math.max(most, heap());
                }
            }
        }
    }

    /// @return megabytes in use
    private double heap() {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve("/q/metrics")).build();
        return send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                        .body()
                        .lines()
                        .filter(line -> line.startsWith("jvm_memory_used_bytes") && line.contains("area=\"heap\""))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum()
                / 1e6;
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw new StackFailure("the national system doesn't answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted", e);
        }
    }
}
