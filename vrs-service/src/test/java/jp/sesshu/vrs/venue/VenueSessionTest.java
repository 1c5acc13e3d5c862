package jp.sesshu.vrs.venue;

import static jp.sesshu.vrs.VrsTest.CITY;
import static jp.sesshu.vrs.VrsTest.OTHER_CITY;
import static jp.sesshu.vrs.VrsTest.as;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.query;
import static jp.sesshu.vrs.VrsTest.venue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import jp.sesshu.vrs.InternetZone;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@VrsServiceTest
@TestProfile(InternetZone.class)
@Tag("VRS-2")
@Tag("VRS-11")
class VenueSessionTest {
    @AfterEach
    void forgetLots() throws SQLException {
        execute("delete from lot");
    }

    @Test
    void aTabletBeginsWithProductsMakersAndTheMunicipalitysOwnLots() throws SQLException {
        execute("insert into lot (municipality, lot_number, product) values (?, 'FF4204', 'COMIRNATY')", CITY);
        execute("insert into lot (municipality, lot_number, product) values (?, 'ZZ9999', 'COMIRNATY')", OTHER_CITY);

        as(venue())
                .get("/tablet/master")
                .then()
                .statusCode(200)
                .body("products.maker", hasItem("ファイザー"))
                .body("lots", hasSize(1))
                .body("lots[0].lot", equalTo("FF4204"));
    }

    @Test
    void writesDownWhoOpensASessionForWhat() throws SQLException {
        String id =
                open("FF4204", "2021-06-01").then().statusCode(201).extract().path("id");

        assertThat(query(
                        "select concat_ws(' ', venue, day, product, lot_number, opened_by) from venue_session where id = ?::uuid",
                        id))
                .containsExactly("市民体育館 2021-06-01 COMIRNATY FF4204 venue-122271");
        assertThat(query(
                        "select payload::json ->> 'action' from outbox_event where aggregatetype = 'audit.entry' "
                                + "and payload::json #>> '{details,session}' = ?",
                        id))
                .containsExactly("venue.session-opened");
    }

    @Test
    void refusesALotThatWasNotDeliveredAndADayToCome() throws SQLException {
        execute("insert into lot (municipality, lot_number, product) values (?, 'FF4204', 'SPIKEVAX')", CITY);
        String tomorrow = LocalDate.now(ZoneId.of("Asia/Tokyo")).plusDays(1).toString();

        open("FF4204", "2021-06-01").then().statusCode(422).body("type", equalTo("/problems/lot-not-delivered"));
        open("FF4204", tomorrow).then().statusCode(422).body("type", equalTo("/problems/date-in-the-future"));
        assertThat(query("select id from venue_session where lot_number = 'FF4204' and product = 'SPIKEVAX'"))
                .isEmpty();
    }

    private static Response open(String lot, String day) {
        return as(venue())
                .body(Map.of("givenOn", day, "product", "COMIRNATY", "lot", lot, "venue", "市民体育館"))
                .post("/tablet/sessions");
    }
}
