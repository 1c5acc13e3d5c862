package jp.sesshu.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import jp.sesshu.localstack.demo.Journey;
import jp.sesshu.localstack.demo.SuiteClient.Seat;
import jp.sesshu.localstack.feed.InventedMover;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Of the journey's resident who moves away: what is left of the inquiries on both sides.
@ExtendWith(WholeSuite.Extension.class)
@Tag("VRS-4")
class MoveIT {
    private static final String THERE = "900001";

    @Test
    @Tag("VRS-17")
    void eachAnswerThatGaveARecordHasAProvisionRecordAndNoOtherHas(WholeSuite suite) {
        JourneyIT.assertHeld(suite.journey());
        long found = suite.sql("vrs").count("inquiry where municipality = '900001' and answer = 'FOUND'");

        assertThat(found).isPositive();
        assertThat(suite.sql("vrs")
                        .count("provision_record r join inquiry i on i.id = r.inquiry_id and i.answer = 'FOUND' "
                                + "where r.municipality = '122271' and i.municipality = '900001'"))
                .isEqualTo(found);
        assertThat(suite.sql("vrs").count("provision_record")).isEqualTo(found);
        assertThat(suite.sql("vrs").count("inquiry where answer = 'NOBODY'")).isPositive();
    }

    @Test
    @Tag("VRS-9")
    void whatIsAskedForStaysWhereItWasRecorded(WholeSuite suite) {
        JourneyIT.assertHeld(suite.journey());
        Seat asker = new Seat("clerk-" + THERE, "vrs-lgwan");
        Seat asked = Journey.clerk("vrs-lgwan");
        assertThat(suite.client
                        .post(asker, "/records/search", Map.of("ticketNumber", InventedMover.NEW_TICKET))
                        .expect(200)
                        .body()
                        .path("doses"))
                .isEmpty();
        assertThat(suite.client
                        .post(asked, "/records/search", Map.of("addresseeNumber", InventedMover.OLD_ADDRESSEE_NUMBER))
                        .expect(200)
                        .body()
                        .path("doses"))
                .hasSize(2);
        String inquiry = suite.sql("vrs")
                .values("select min(id::text) from inquiry where municipality = '900001'")
                .getFirst();
        assertThat(suite.client.get(asker, "/inquiries/" + inquiry).status()).isEqualTo(200);
        assertThat(suite.client.get(asked, "/inquiries/" + inquiry).status()).isEqualTo(404);
    }

    @Test
    @Tag("VRS-15")
    void bothOfficersFindTheirOwnSideOfIt(WholeSuite suite) {
        JourneyIT.assertHeld(suite.journey());
        awaitEntry(suite, THERE, "inquiry.asked");
        awaitEntry(suite, Journey.CITY, "record.provided");
        assertThat(entries(suite, Journey.CITY, "inquiry.asked")).isZero();
        assertThat(entries(suite, THERE, "record.provided")).isZero();
    }

    private static void awaitEntry(WholeSuite suite, String municipality, String action) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> entries(suite, municipality, action) > 0);
    }

    private static int entries(WholeSuite suite, String municipality, String action) {
        return suite.client
                .post(new Seat("security-" + municipality, "audit"), "/entries/search", Map.of("action", action))
                .expect(200)
                .body()
                .path("entries")
                .size();
    }
}
