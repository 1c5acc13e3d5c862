package jp.sesshu.addresslinkage;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.testing.SuiteParts;
import jp.sesshu.platform.testing.Tokens;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/// What the tests of this service ask again and again.
public final class Linkage {
    private static final AtomicInteger NEXT_MUNICIPALITY = new AtomicInteger(30_000);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private Linkage() {}

    /// A valid code that no other test uses, so that each has residents and numbers of its own.
    public static String freshMunicipality() {
        String digits = String.valueOf(NEXT_MUNICIPALITY.incrementAndGet());
        for (int check = 0; check < 10; check++) {
            if (MunicipalityCode.isValid(digits + check)) {
                return digits + check;
            }
        }
        throw new AssertionError("no check digit fits");
    }

    public static Tokens clerk(String municipality) {
        return Tokens.of("address-linkage-service", "feed:upload", "job:read", "resident:read")
                .municipality(municipality);
    }

    public static RequestSpecification as(Tokens token) {
        return given().auth().oauth2(token.sign()).contentType(ContentType.JSON);
    }

    public static Response upload(Tokens token, byte[] file, Charset declared) {
        return upload(token, "/feeds/registry/changes", file, declared);
    }

    public static Response upload(Tokens token, String path, byte[] file, Charset declared) {
        return given().auth()
                .oauth2(token.sign())
                .contentType("text/csv;charset=" + declared.name())
                .body(file)
                .post(path);
    }

    /// Uploads and waits until the job has ended.
    ///
    /// @return the job's last state
    public static Response taken(Tokens token, byte[] file, Charset declared) {
        return ended(token, upload(token, file, declared));
    }

    public static Response taken(Tokens token, String path, String file) {
        return ended(token, upload(token, path, file.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    private static Response ended(Tokens token, Response accepted) {
        accepted.then().statusCode(202);
        return ended(token, accepted.jsonPath().getString("job"));
    }

    /// Waits until the job has ended, or is held.
    public static Response ended(Tokens token, String job) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(30))
                .until(() -> as(token).get("/jobs/" + job), answer -> !"ACCEPTED".equals(answer.path("state")));
    }

    public static Response taken(Tokens token, String file) {
        return taken(token, file.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /// The refused rows of a job as {@code line,item,reason}.
    public static List<String> refused(Tokens token, Response job) {
        return as(token)
                .get("/jobs/" + job.jsonPath().getString("id") + "/refused-rows")
                .asString()
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .toList();
    }

    /// As superuser, past row-level security.
    public static void execute(String sql) throws SQLException {
        try (Connection connection = SuiteParts.superuser()) {
            execute(connection, sql);
        }
    }

    public static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Values of one column, read past row-level security.
    public static List<String> query(String sql, Object... arguments) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = SuiteParts.superuser();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    values.add(row.getString(1));
                }
            }
        }
        return values;
    }

    /// Until somebody waits for a lock that a test holds.
    public static void waitsFor(String kindOfLock) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !query("select pid from pg_locks where locktype = ? and not granted", kindOfLock)
                        .isEmpty());
    }

    /// Everything of one municipality on a topic, once the outbox is empty, as {@code key value}.
    public static List<String> events(String topic, String municipality) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> query("select position from outbox_event where municipality = ?", municipality)
                        .isEmpty());
        Map<String, Object> settings =
                Map.of("bootstrap.servers", SuiteParts.kafka().bootstrapServers());
        List<String> events = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    Header header = message.headers().lastHeader("ce_municipality");
                    if (new String(header.value(), StandardCharsets.UTF_8).equals(municipality)) {
                        events.add(message.key() + " " + message.value());
                    }
                });
            }
        }
        return events;
    }
}
