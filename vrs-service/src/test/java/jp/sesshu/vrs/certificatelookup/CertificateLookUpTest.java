package jp.sesshu.vrs.certificatelookup;

import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.OTHER_CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.vrs.LgwanZone;
import jp.sesshu.vrs.VrsServiceTest;
import jp.sesshu.vrs.inquiry.InquirySteps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@VrsServiceTest
@TestProfile(LgwanZone.class)
@Tag("VRS-5")
class CertificateLookUpTest extends InquirySteps {
    private static final Tokens SERVICE = Tokens.of("vrs-service", "certificate:look-up")
            .user("service-account-certificate-service-122271")
            .client("certificate-service-122271");
    private static final Tokens APP = SERVICE.user("service-account-certificate-app-122271")
            .client("certificate-app-122271");
    private String myNumber = "";
    private String person = "";
    private final UUID application = UUID.randomUUID();

    @BeforeEach
    void putSomebodyOnRecord() throws SQLException {
        myNumber = freshMyNumber();
        person = person(CITY, myNumber);
    }

    @ParameterizedTest
    @EnumSource(
            value = Channel.class,
            names = {"APP", "KIOSK"})
    void givesWhatACertificateNeedsToAnAppAndAKioskByMyNumber(Channel channel) throws SQLException {
        UUID second = dose(CITY, person, 2, "2021-07-01");
        UUID first = dose(CITY, person, 1, "2021-06-01");

        Response answer = lookUp(byMyNumber(channel, myNumber));

        answer.then()
                .statusCode(200)
                .body("answers[0].result", equalTo("FOUND"))
                .body("answers[0].person.addresseeNumber", equalTo(person))
                .body("answers[0].person.name", equalTo("接種　太郎"))
                .body("answers[0].person.birthDate", equalTo("1980-04-01"))
                .body("answers[0].person.protectedPerson", equalTo(false))
                .body("answers[0].person.version", equalTo(1))
                .body("answers[0].person.doses.id", equalTo(List.of(first.toString(), second.toString())))
                .body("answers[0].person.doses.doseNumber", equalTo(List.of(1, 2)))
                .body("answers[0].person.doses.givenOn", equalTo(List.of("2021-06-01", "2021-07-01")))
                .body("answers[0].person.doses[0].version", equalTo(1))
                .body("answers[0].person.doses[0].product", equalTo("SPIKEVAX"))
                .body("answers[0].person.doses[0].productName", equalTo("スパイクバックス"))
                .body("answers[0].person.doses[0].maker", equalTo("モデルナ"))
                .body("answers[0].person.doses[0].lot", equalTo("3004667"))
                .body("answers[0].person.doses[0].ticketNumber", equalTo(person))
                .body("answers[0].person.doses[0].municipality", equalTo(CITY));
        assertThat(answer.asString()).doesNotContain(myNumber).doesNotContain("sex", "kana", "医師", "市民体育館");
    }

    @ParameterizedTest
    @CsvSource({"addresseeNumber", "ticketNumber"})
    void givesTheSameToTheCounterByAddresseeOrTicketNumber(String number) throws SQLException {
        dose(CITY, person, 1, "2021-06-01");

        lookUp(byCounter(number, person))
                .then()
                .statusCode(200)
                .body("answers[0].result", equalTo("FOUND"))
                .body("answers[0].person.doses.doseNumber", equalTo(List.of(1)));
    }

    @Test
    void holdsThatOnePersonOnlyAndOnlyDosesThatCount() throws SQLException {
        dose(CITY, person(CITY, freshMyNumber()), 1, "2021-05-01");
        dose(CITY, person, 1, "2021-06-01");
        UUID cancelled = dose(CITY, person, 2, "2021-07-01");
        execute("update dose set state = 'CANCELLED', version = 2 where id = ?", cancelled);

        lookUp(byMyNumber(Channel.APP, myNumber))
                .then()
                .body("answers[0].person.doses.givenOn", equalTo(List.of("2021-06-01")));
    }

    /// Who moved away and came back has a second addressee number, and one My Number.
    @Test
    void bringsTogetherTheDosesOfSomebodyWithTwoAddresseeNumbers() throws SQLException {
        String again = person(CITY, myNumber);
        execute("update subject set moved_out_on = '2021-07-15', name = '旧姓　花子' where addressee_number = ?", person);
        dose(CITY, again, 2, "2021-08-01");
        dose(CITY, person, 1, "2021-06-01");

        lookUp(byMyNumber(Channel.KIOSK, myNumber))
                .then()
                .body("answers[0].person.addresseeNumber", equalTo(again))
                .body("answers[0].person.name", equalTo("接種　太郎"))
                .body("answers[0].person.doses.ticketNumber", equalTo(List.of(person, again)));
        lookUp(byCounter("addresseeNumber", person))
                .then()
                .body("answers[0].person.addresseeNumber", equalTo(person))
                .body("answers[0].person.movedOutOn", equalTo("2021-07-15"))
                .body("answers[0].person.doses.ticketNumber", equalTo(List.of(person, again)));
    }

    @Test
    void writesDownPurposeLegalBasisAndApplicationBeforeItShows() throws SQLException {
        lookUp(byCounter("addresseeNumber", person)).then().statusCode(200);

        assertThat(query("""
                        select concat_ws(' ', payload::json ->> 'action', payload::json ->> 'purpose',
                                 payload::json ->> 'legalBasis', payload::json ->> 'actor',
                                 payload::json -> 'subjects' -> 0 ->> 'number', payload::json -> 'details' ->> 'channel',
                                 payload::json -> 'details' ->> 'result', payload::json -> 'details' ->> 'requestedBy')
                          from outbox_event where payload like ?""", "%" + application + "%"))
                .containsExactly("certificate.looked-up CERTIFICATE 番号法第9条第1項 別表第一 10の項、番号法第19条第16号 "
                        + "service-account-certificate-service-122271 " + person + " COUNTER FOUND clerk-122271");
    }

    @Test
    void aProtectedPersonsRecordGoesToTheCounterAlone() throws SQLException {
        dose(CITY, person, 1, "2021-06-01");
        protect(person);

        for (Channel channel : List.of(Channel.APP, Channel.KIOSK)) {
            String answer = lookUp(byMyNumber(channel, myNumber)).asString();
            assertThat(answer).isEqualTo("{\"answers\":[{\"result\":\"RESTRICTED\"}]}");
        }
        lookUp(byCounter("ticketNumber", person))
                .then()
                .body("answers[0].result", equalTo("FOUND"))
                .body("answers[0].person.protectedPerson", equalTo(true));
    }

    @Test
    @Tag("VRS-9")
    void nobodyAndAnotherMunicipalitysPersonLookTheSame() throws SQLException {
        String elsewhere = freshMyNumber();
        String neighbour = person(OTHER_CITY, elsewhere);
        dose(OTHER_CITY, neighbour, 1, "2021-06-01");

        String nobody = "{\"answers\":[{\"result\":\"NOBODY\"}]}";
        assertThat(lookUp(byMyNumber(Channel.APP, freshMyNumber())).asString())
                .isEqualTo(nobody);
        assertThat(lookUp(byMyNumber(Channel.APP, elsewhere)).asString())
                .isEqualTo(nobody);
        assertThat(lookUp(byCounter("ticketNumber", neighbour)).asString())
                .isEqualTo(nobody);
        assertThat(lookUp(byCounter("addresseeNumber", "9999999999")).asString())
                .isEqualTo(nobody);
    }

    @Test
    @Tag("VRS-14")
    void refusesEveryOtherClientAndPurposeWhateverTheTokenPermits() throws SQLException {
        Map<String, Object> asked = byMyNumber(Channel.APP, myNumber);
        refused(lookUp(APP.client("staff-terminal"), asked), 403, "not-permitted");
        refused(lookUp(APP.client("certificate-app-900001"), asked), 403, "not-permitted");
        refused(lookUp(APP.permissions("dose:read"), asked), 403, "not-permitted");
        refused(lookUp(APP.zone("internet"), asked), 403, "wrong-zone");
        for (String purpose : List.of("INQUIRY", "PROVISION", "REGISTRATION")) {
            asked.put("purpose", purpose);
            refused(lookUp(asked), 403, "purpose-not-permitted");
        }
        assertThat(query(
                        "select payload from outbox_event where payload like '%certificate.looked-up%' "
                                + "and payload like ?",
                        "%" + application + "%"))
                .isEmpty();
    }

    /// Whoever took over the app's process, in the internet zone, learns nothing without a card's My Number.
    @Test
    @Tag("VRS-11")
    void theAppsAccountAsksForNoOtherChannelNorAnotherAccountForTheApp() throws SQLException {
        refused(lookUp(APP, byCounter("addresseeNumber", person)), 403, "not-permitted");
        refused(lookUp(APP, byCounter("ticketNumber", person)), 403, "not-permitted");
        refused(lookUp(APP, byMyNumber(Channel.KIOSK, myNumber)), 403, "not-permitted");
        refused(lookUp(SERVICE, byMyNumber(Channel.APP, myNumber)), 403, "not-permitted");
    }

    @ParameterizedTest
    @CsvSource({
        "APP, addresseeNumber, 1000000001, Channel",
        "KIOSK, ticketNumber, 1000000001, Channel",
        "COUNTER, myNumber, 123456789018, Channel",
        "APP, myNumber, 123456789012, CheckDigit",
        "APP, myNumber, 1234, Format",
        "COUNTER, addresseeNumber, 12, Format"
    })
    void eachChannelHasItsOwnWayIn(Channel channel, String item, String value, String rule) {
        Map<String, Object> asked = asked(channel);
        asked.put(item, value);

        refused(lookUp(asked), 400, "malformed-request").then().body("rule", equalTo(rule));
    }

    @Test
    void asksForExactlyOneNumberAndForWhoLooksAtTheCounter() {
        Map<String, Object> none = asked(Channel.COUNTER);
        refused(lookUp(none), 400, "malformed-request").then().body("rule", equalTo("ExactlyOne"));
        Map<String, Object> two = byCounter("ticketNumber", person);
        two.put("addresseeNumber", person);
        refused(lookUp(two), 400, "malformed-request").then().body("rule", equalTo("ExactlyOne"));
        Map<String, Object> unnamed = byCounter("ticketNumber", person);
        unnamed.remove("requestedBy");
        refused(lookUp(unnamed), 400, "malformed-request").then().body("field", equalTo("requestedBy"));
    }

    @Test
    void answersSeveralApplicationsInTheirOrderEachWithItsOwnPersonAndItsOwnEntry() throws SQLException {
        String another = freshMyNumber();
        String neighbour = person(CITY, another);
        dose(CITY, neighbour, 1, "2021-05-01");
        dose(CITY, person, 1, "2021-06-01");
        UUID second = UUID.randomUUID();
        Map<String, Object> ofAnother = byMyNumber(Channel.APP, another);
        ofAnother.put("application", second.toString());

        lookUp(APP, List.of(ofAnother, byMyNumber(Channel.APP, freshMyNumber()), byMyNumber(Channel.APP, myNumber)))
                .then()
                .statusCode(200)
                .body("answers.result", equalTo(List.of("FOUND", "NOBODY", "FOUND")))
                .body("answers[0].person.addresseeNumber", equalTo(neighbour))
                .body("answers[0].person.doses.givenOn", equalTo(List.of("2021-05-01")))
                .body("answers[2].person.addresseeNumber", equalTo(person))
                .body("answers[2].person.doses.givenOn", equalTo(List.of("2021-06-01")));
        assertThat(entriesAbout(second)).containsExactly("FOUND " + neighbour);
        assertThat(entriesAbout(application)).containsExactlyInAnyOrder("NOBODY " + application, "FOUND " + person);
    }

    @Test
    void whereOneOfSeveralMayNotBeAskedForNobodyIsLookedUp() throws SQLException {
        Map<String, Object> bad = byMyNumber(Channel.KIOSK, freshMyNumber());

        refused(lookUp(APP, List.of(byMyNumber(Channel.APP, myNumber), bad)), 403, "not-permitted");

        assertThat(entriesAbout(application)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void asksForOneToAHundredAtATime(int many) {
        refused(lookUp(APP, Collections.nCopies(many, byMyNumber(Channel.APP, myNumber))), 400, "malformed-request")
                .then()
                .body("field", equalTo("lookUps"));
    }

    /// Of the look-ups alone: what was found, and the first that the entry is about.
    private static List<String> entriesAbout(UUID application) throws SQLException {
        return query(
                """
                select concat_ws(' ', payload::json -> 'details' ->> 'result',
                                 coalesce(payload::json -> 'subjects' -> 0 ->> 'number',
                                          payload::json -> 'subjects' -> 0 ->> 'record'))
                  from outbox_event where payload like '%certificate.looked-up%' and payload like ?""",
                "%" + application + "%");
    }

    private Map<String, Object> asked(Channel channel) {
        Map<String, Object> asked = new HashMap<>();
        asked.put("purpose", "CERTIFICATE");
        asked.put("channel", channel.name());
        asked.put("application", application.toString());
        if (channel == Channel.COUNTER) {
            asked.put("requestedBy", "clerk-122271");
        }
        return asked;
    }

    private Map<String, Object> byMyNumber(Channel channel, String number) {
        Map<String, Object> asked = asked(channel);
        asked.put("myNumber", number);
        return asked;
    }

    private Map<String, Object> byCounter(String item, String number) {
        Map<String, Object> asked = asked(Channel.COUNTER);
        asked.put(item, number);
        return asked;
    }

    /// As whoever asks for the channel.
    private static Response lookUp(Map<String, Object> asked) {
        return lookUp(Channel.APP.name().equals(String.valueOf(asked.get("channel"))) ? APP : SERVICE, asked);
    }

    private static Response lookUp(Tokens token, Map<String, Object> asked) {
        return lookUp(token, List.of(asked));
    }

    private static Response lookUp(Tokens token, List<Map<String, Object>> asked) {
        return as(token).body(Map.of("lookUps", asked)).post("/certificate-records");
    }
}
