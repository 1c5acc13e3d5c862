package jp.sesshu.benchmarks.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import jp.sesshu.benchmarks.load.Bench;
import jp.sesshu.localstack.demo.Journey;
import jp.sesshu.localstack.feed.Feed;

/// Whom requests are about: people of the city.
final class LookedUp {
    private static final int PEOPLE = 2000;
    private static final int MY_NUMBER = 60;

    private LookedUp() {}

    /// Searches by one of a ticket's numbers.
    static List<String> bodies(Bench bench, String key) throws SQLException {
        String property = key.equals("ticket_number") ? "ticketNumber" : "addresseeNumber";
        List<String> bodies = new ArrayList<>();
        try (Connection connection = bench.stack().adminConnection("vrs");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select %s from ticket where municipality = '%s' order by random() limit %d"
                        .formatted(key, Journey.CITY, PEOPLE))) {
            while (row.next()) {
                bodies.add("{\"%s\":\"%s\"}".formatted(property, row.getString(1)));
            }
        }
        return bodies;
    }

    /// Inquiries about people whose records are there or not, as it happens.
    static List<String> inquiries(Bench bench) throws IOException {
        Feed feed = Feed.arrivals(Math.min(bench.residents(), PEOPLE));
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(feed.content().get(), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .filter(items -> !items[MY_NUMBER].isEmpty())
                    .map(items -> inquiry(items[MY_NUMBER]))
                    .toList();
        }
    }

    private static String inquiry(String myNumber) {
        return """
                {"myNumber":"%s","municipality":"%s","addresseeNumber":"1000000001","consent":true,\
                "identityCheck":"MY_NUMBER_CARD","reason":"転入者の接種歴の確認"}""".formatted(myNumber, Journey.CITY);
    }
}
