package jp.sesshu.benchmarks.dose;

import java.io.IOException;
import java.net.URI;
import jp.sesshu.benchmarks.load.Connection;
import jp.sesshu.benchmarks.load.Load;
import jp.sesshu.localstack.demo.Journey;

/// Doses from tablets: each request confirms a reading of another ticket and must be answered with 201.
final class DoseLoad {
    private final URI address;
    private final String authorization;
    private final OpenDoses open;

    DoseLoad(URI address, String authorization, OpenDoses open) {
        this.address = address;
        this.authorization = authorization;
        this.open = open;
    }

    Load.Worker tablet() throws IOException {
        Connection connection = new Connection(address);
        return new Load.Worker() {
            @Override
            public boolean once() throws IOException {
                int status = connection.post("/tablet/doses", authorization, json(open.next()));
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

    private static String json(OpenDoses.OpenDose dose) {
        return "{\"reading\":\"2" + dose.number() + Journey.CITY + dose.ticket()
                + "\",\"confirmed\":{\"ticketNumber\":\"" + dose.ticket() + "\",\"doseNumber\":" + dose.number()
                + "},\"vaccination\":{\"givenOn\":\"" + dose.day() + "\",\"product\":\"COMIRNATY\","
                + "\"lot\":\"FF4204\",\"venue\":\"浦安市総合体育館\"}}";
    }
}
