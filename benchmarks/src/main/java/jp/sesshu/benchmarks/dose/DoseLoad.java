package jp.sesshu.benchmarks.dose;

import java.io.IOException;
import java.net.URI;
import java.util.Queue;
import jp.sesshu.benchmarks.load.Connection;
import jp.sesshu.benchmarks.load.Load;

/// Doses from tablets: each request confirms a reading of another ticket and must be answered with 201.
final class DoseLoad {
    private final URI address;
    private final String authorization;
    private final Queue<String> tickets;

    DoseLoad(URI address, String authorization, Queue<String> tickets) {
        this.address = address;
        this.authorization = authorization;
        this.tickets = tickets;
    }

    Load.Worker tablet() throws IOException {
        Connection connection = new Connection(address);
        return new Load.Worker() {
            @Override
            public boolean once() throws IOException {
                String ticket = tickets.poll();
                if (ticket == null) {
                    return false;
                }
                int status = connection.post("/tablet/doses", authorization, dose(ticket));
                if (status != 201) {
                    throw new IllegalStateException("a dose was answered with " + status);
                }
                return true;
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }

    private static String dose(String ticket) {
        return "{\"reading\":\"21122271" + ticket + "\",\"confirmed\":{\"ticketNumber\":\"" + ticket
                + "\",\"doseNumber\":1},\"vaccination\":{\"givenOn\":\"2022-08-01\",\"product\":\"COMIRNATY\","
                + "\"lot\":\"FF4204\",\"venue\":\"浦安市総合体育館\"}}";
    }
}
