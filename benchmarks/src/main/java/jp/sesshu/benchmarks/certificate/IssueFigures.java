package jp.sesshu.benchmarks.certificate;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import jp.sesshu.benchmarks.certificate.Applicants.Applicant;
import jp.sesshu.benchmarks.dose.PostgresLimit;
import jp.sesshu.benchmarks.load.Bench;
import jp.sesshu.benchmarks.load.Connection;
import jp.sesshu.benchmarks.load.Cpu;
import jp.sesshu.benchmarks.load.Figures;
import jp.sesshu.benchmarks.load.Load;
import jp.sesshu.benchmarks.load.NativeCryptography;
import jp.sesshu.benchmarks.load.Pace;
import jp.sesshu.card.development.DevelopmentKeys;

/// Domestic certificates by app, each with its challenge: card verified, record looked up in the national system, signed,
/// recorded and audited.
public final class IssueFigures {
    private static final int CONNECTIONS = 32;
    private static final double LIMIT_CPU = 1.5;
    private static final double LIMIT_RATE = 1_000;
    private static final double LIMIT_SECONDS = 5;
    private static final byte[] NOTHING = new byte[0];

    private IssueFigures() {}

    public static void measure(Bench bench, double warmUp, double seconds) throws SQLException, IOException {
        NativeCryptography.install();
        bench.people();
        Figures.show(bench.journey().tickets().extract());
        Figures.show(bench.journey().tickets().issueTickets());
        Figures.show(bench.journey().tickets().register());
        Path secrets = bench.stack().home().secrets();
        DevelopmentKeys keys = DevelopmentKeys.ensure(secrets.resolve("development-keys"));
        List<Applicant> applicants = Applicants.make(bench, keys);
        Load.WorkerSource app = number -> new App(
                new Connection(bench.stack().address("certificate-internet")), keys, applicants, number);
        Load.run(CONNECTIONS, warmUp, app);
        Pace pace = PostgresLimit.pace(bench.stack(), LIMIT_SECONDS);
        Cpu before = cpu(bench);
        Load.Result issued = Load.run(CONNECTIONS, seconds, app);
        Cpu spent = cpu(bench).minus(before);
        Figures.show("certificates at %d connections".formatted(CONNECTIONS), issued);
        spent.show("certificate", issued.operations(), "national system, relay and audit log");
        double cpu = 1000 * (spent.service() + spent.postgres() + spent.others()) / issued.operations();
        Figures.show("certificate, CPU of all services", cpu, "ms", LIMIT_CPU);
        pace.showRate("certificates", issued.perSecond(), LIMIT_RATE);
        pace.showMillis("certificate, CPU of all services", cpu, LIMIT_CPU);
    }

    private static Cpu cpu(Bench bench) {
        return Cpu.of(bench.stack(), "certificate-internet", "vrs-lgwan", "certificate-lgwan", "audit");
    }

    /// One phone after the other on one connection.
    private static final class App implements Load.Worker {
        private final Connection connection;
        private final DevelopmentKeys keys;
        private final List<Applicant> applicants;
        private int next;

        App(Connection connection, DevelopmentKeys keys, List<Applicant> applicants, int number) {
            this.connection = connection;
            this.keys = keys;
            this.applicants = applicants;
            this.next = number;
        }

        @Override
        public boolean once() throws IOException {
            String answer = connection.ask("/app/challenges", "Accept: application/json", NOTHING);
            String challenge = answer.substring(answer.indexOf(":\"") + 2, answer.indexOf("\","));
            byte[] body = applicants.get(next % applicants.size()).application(challenge);
            String signature = Base64.getEncoder().encodeToString(keys.signAsApp(body));
            connection.ask("/app/applications", "App-Signature: " + signature, body);
            next += CONNECTIONS;
            return true;
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}
