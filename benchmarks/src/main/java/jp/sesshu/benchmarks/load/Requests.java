package jp.sesshu.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.util.function.Supplier;

/// A connection's work: one request after the other, each with another body, each answered as expected.
public record Requests(URI address, String path, Supplier<String> authorization, int expected, Supplier<String> bodies)
        implements Load.WorkerSource {
    @Override
    public Load.Worker open(int number) throws IOException {
        Connection connection = new Connection(address);
        return new Load.Worker() {
            @Override
            public boolean once() throws IOException {
                int status = connection.post(path, authorization.get(), bodies.get());
                if (status != expected) {
                    throw new IllegalStateException("%s was answered with %d".formatted(path, status));
                }
                return true;
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }
}
