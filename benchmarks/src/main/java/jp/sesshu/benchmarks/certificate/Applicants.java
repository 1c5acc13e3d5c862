package jp.sesshu.benchmarks.certificate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.sesshu.benchmarks.load.Bench;
import jp.sesshu.card.CardHolder;
import jp.sesshu.card.CardKeyId;
import jp.sesshu.card.CardMaker;
import jp.sesshu.card.CardReader;
import jp.sesshu.card.ElementaryFile;
import jp.sesshu.card.RsaKeys;
import jp.sesshu.card.development.DevelopmentKeys;
import jp.sesshu.localstack.demo.Journey;
import jp.sesshu.localstack.feed.Feed;

/// People of the city with a card and two doses on record. All cards have the same chip, since making one takes long.
final class Applicants {
    private static final int PEOPLE = 500;
    private static final int NAME = 6;
    private static final int BIRTH_DATE = 7;
    private static final int MY_NUMBER = 60;
    private static final String PIN = "1234";
    /// Where they have no dose yet; written past the keys that would be checked, as a copy would be played in.
    private static final String DOSES = """
            insert into dose (municipality, id, ticket_number, dose_number, state, given_on, product, lot_number, venue,
                              version, source)
            select t.municipality, uuidv7(), t.ticket_number, d, 'RECORDED', date '2021-06-01' + d * 21, 'COMIRNATY',
                   'FF4204', '浦安市総合体育館', 1, 'TABLET'
              from ticket t cross join generate_series(1, 2) d
             where t.municipality = '%s' and t.addressee_number = any (?)
                on conflict do nothing""".formatted(Journey.CITY);

    private Applicants() {}

    /// What an app sends of one person, up to the challenge's signature and behind it.
    record Applicant(String addressee, String body, CardReader chip) {
        /// @param challenge in Base64
        byte[] application(String challenge) {
            String signature = Base64.getEncoder()
                    .encodeToString(chip.sign(Base64.getDecoder().decode(challenge)));
            return body.replace(":challenge", challenge)
                    .replace(":signature", signature)
                    .getBytes(StandardCharsets.US_ASCII);
        }
    }

    static List<Applicant> make(Bench bench, DevelopmentKeys keys) throws IOException, SQLException {
        CardMaker maker = new CardMaker(keys.cardAuthority().signer(new CardKeyId("9122271", "000")));
        KeyPair chip = RsaKeys.make();
        Set<String> holders = ticketHolders(bench);
        List<Applicant> applicants;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Feed.arrivals(bench.residents()).content().get(), StandardCharsets.UTF_8))) {
            applicants = adults(lines.lines())
                    .filter(items -> holders.contains(items[0]))
                    .limit(PEOPLE)
                    .map(items -> applicant(items, maker, chip))
                    .toList();
        }
        giveDoses(bench, applicants);
        return applicants;
    }

    /// Who has moved out by now has no ticket.
    private static Set<String> ticketHolders(Bench bench) throws SQLException {
        Set<String> holders = new HashSet<>();
        try (Connection connection = bench.stack().adminConnection("vrs");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select addressee_number from ticket where municipality = '%s' order by 1 limit %d"
                                .formatted(Journey.CITY, 10 * PEOPLE))) {
            while (row.next()) {
                holders.add(row.getString(1));
            }
        }
        return holders;
    }

    private static Stream<String[]> adults(Stream<String> lines) {
        return lines.skip(1)
                .map(line -> line.split(",", -1))
                .filter(items -> !items[MY_NUMBER].isEmpty() && items[BIRTH_DATE].compareTo("20000101") < 0);
    }

    private static Applicant applicant(String[] items, CardMaker maker, KeyPair chip) {
        LocalDate born = LocalDate.parse(items[BIRTH_DATE], DateTimeFormatter.BASIC_ISO_DATE);
        CardHolder holder = new CardHolder(items[NAME], born, items[MY_NUMBER]);
        CardReader reader = new CardReader(maker.make(holder, PIN, chip));
        reader.verifyPin(PIN);
        String body = """
                {"kind":"DOMESTIC","municipality":"%s","cardExpiresOn":"2099-01-01","challenge":":challenge","card":{\
                "myNumber":"%s","attributes":"%s","digests":"%s","signerCertificate":"%s","authenticationKey":"%s",\
                "challengeSignature":":signature"}}""".formatted(
                        Journey.CITY,
                        file(reader, ElementaryFile.MY_NUMBER),
                        file(reader, ElementaryFile.ATTRIBUTES),
                        file(reader, ElementaryFile.DIGESTS),
                        file(reader, ElementaryFile.SIGNER_CERTIFICATE),
                        file(reader, ElementaryFile.AUTHENTICATION_KEY));
        return new Applicant(items[0], body, reader);
    }

    private static String file(CardReader reader, ElementaryFile file) {
        return Base64.getEncoder().encodeToString(reader.read(file));
    }

    private static void giveDoses(Bench bench, List<Applicant> applicants) throws SQLException {
        try (Connection connection = bench.stack().adminConnection("vrs");
                Statement settings = connection.createStatement();
                PreparedStatement doses = connection.prepareStatement(DOSES)) {
            settings.execute("set session_replication_role = replica");
            doses.setArray(
                    1,
                    connection.createArrayOf(
                            "text", applicants.stream().map(Applicant::addressee).toArray()));
            doses.executeUpdate();
        }
    }
}
