package jp.sesshu.vrs.endpoint;

import static jp.sesshu.vrs.VrsTest.HEADER;
import static jp.sesshu.vrs.VrsTest.OTHER_CITY;
import static jp.sesshu.vrs.VrsTest.execute;
import static jp.sesshu.vrs.VrsTest.query;
import static jp.sesshu.vrs.VrsTest.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sesshu.platform.access.Zone;
import jp.sesshu.platform.testing.ApiOperation;
import jp.sesshu.platform.testing.Area;
import jp.sesshu.platform.testing.Permissions;
import jp.sesshu.platform.testing.RequestBodies;
import jp.sesshu.platform.testing.Stranger;
import jp.sesshu.platform.testing.Tokens;
import jp.sesshu.vrs.VrsTest;
import jp.sesshu.vrs.inquiry.InquirySteps;
import jp.sesshu.vrs.recordimport.RecordFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every operation that the running OpenAPI document names, in one zone. There is no list of them: one added tomorrow
/// is
/// called too, and fails here where it can't be called with what its schema says.
abstract class EveryEndpoint extends InquirySteps {
    /// A municipality that has data here and nobody who works on them.
    private static final String VICTIM = "011002";

    private static final String WORD = "ヒミツ";

    private static final String[] PERMISSIONS = Permissions.all();
    private final Zone zone;
    private final Area area = new Area(VICTIM);
    private final String myNumber = freshMyNumber();
    private String person = "";
    private JsonNode document = new ObjectMapper().createObjectNode();

    EveryEndpoint(Zone zone) {
        this.zone = zone;
    }

    /// Somebody in a municipality's area, with or without a My Number.
    abstract String putOnRecord(String municipality, String number) throws SQLException;

    /// What stands in files of each operation that takes one.
    private Map<String, String> files() {
        return Map.of(
                "/subject-files",
                HEADER + row(VICTIM, myNumber, person, person),
                "/record-files",
                RecordFiles.HEADER + RecordFiles.row(person, 2, "20210622").replace(VrsTest.CITY, VICTIM),
                "/inquiry-files",
                "照会キー,個人番号,宛名番号,転出元市区町村コード,同意,本人確認,照会理由\r\n1," + freshMyNumber() + "," + person + "," + VICTIM
                        + ",1,PASSPORT,転入\r\n");
    }

    @BeforeEach
    void fillTheArea() throws SQLException {
        document = ApiOperation.document();
        person = putOnRecord(VICTIM, myNumber);
        dose(VICTIM, person, 1, "2021-06-01");
        area.fill();
        area.mark(WORD);
        execute("update dose set lot_number = 'HIMITSU' where municipality = ?", VICTIM);
        execute("update lot set lot_number = 'HIMITSU', product = 'COMIRNATY' where municipality = ?", VICTIM);
    }

    @AfterEach
    void emptyTheArea() throws SQLException {
        area.empty();
    }

    @Test
    @Tag("VRS-9")
    void anotherMunicipalityWithEveryPermissionIsAnsweredNothingAndChangesNothing() throws SQLException {
        Map<String, String> before = area.content();
        Set<String> ids = area.ids();
        List<ApiOperation> here = here();
        assertThat(ids).hasSizeGreaterThan(5);
        assertThat(here).hasSizeGreaterThan(4);

        new Stranger(this::attacker, ids, this::bodies, List.of(WORD, "HIMITSU")).isToldNothingBy(here);
        untilTheAttackersWorkIsDone();
        assertThat(area.content()).isEqualTo(before);
    }

    /// That the test above would notice: to its own people the area does answer.
    @Test
    void theAreasOwnPeopleAreAnswered() {
        String said = String.join(
                "\n",
                here().stream()
                        .flatMap(operation -> (operation.namesAnId() ? Stream.<String>of() : bodies(operation).stream())
                                .map(body ->
                                        operation.send(owner(), "none", body).asString()))
                        .toList());
        assertThat(said).containsAnyOf(WORD, "HIMITSU");
    }

    @Test
    @Tag("VRS-11")
    @Tag("VRS-14")
    void aTokenOfTheOtherZoneOpensNothingWhateverItPermits() throws SQLException {
        Map<String, String> before = area.content();
        Zone other = zone == Zone.LGWAN ? Zone.INTERNET : Zone.LGWAN;
        List<ApiOperation> here = here();

        assertSoftly(softly -> {
            for (ApiOperation operation : ApiOperation.all(document)) {
                Response answer = operation.send(
                        owner().zone(other.claim()),
                        UUID.randomUUID().toString(),
                        bodies(operation).getFirst());
                softly.assertThat(answer.statusCode() + " " + answer.path("type"))
                        .as("%s", operation)
                        .isEqualTo(here.contains(operation) ? "403 /problems/wrong-zone" : "404 /problems/not-found");
            }
        });
        assertThat(withoutLog(area.content())).isEqualTo(withoutLog(before));
    }

    /// Refusals are written to the log of the token's own municipality.
    private static Map<String, String> withoutLog(Map<String, String> content) {
        Map<String, String> rest = new HashMap<>(content);
        rest.remove("outbox_event");
        return rest;
    }

    List<ApiOperation> here() {
        Tokens token = Tokens.of("vrs-service").zone(zone.claim());
        return ApiOperation.all(document).stream()
                .filter(operation -> operation.isHere(token))
                .toList();
    }

    private List<String> bodies(ApiOperation operation) {
        if (operation.contentType() == null) {
            return List.of("");
        }
        if (operation.takesAFile()) {
            assertThat(files()).as("a file to send").containsKey(operation.path());
            return List.of(files().get(operation.path()));
        }
        Map<String, String> known = new HashMap<>(Map.of(
                "AddresseeNumber",
                person,
                "TicketNumber",
                person,
                "MunicipalityCode",
                VICTIM,
                "LotNumber",
                "EW0201",
                "UUID",
                "01890a5d-ac96-774b-bcce-b302099a8057",
                "newTicketNumber",
                "6" + person.substring(1),
                "myNumber",
                myNumber,
                "reading",
                "21" + OTHER_CITY + person));
        if (operation.path().equals("/inquiries")) {
            // By the right number it would be answered: that is the one lawful way across, and has tests of its own.
            known.put("myNumber", freshMyNumber());
        }
        JsonNode schemas = document.path("components").path("schemas");
        RequestBodies requests = new RequestBodies(schemas, known);
        if (operation.path().equals("/certificate-records")) {
            // Of a list the first alone would be made, and that with none of the numbers of which one is needed.
            return requests.of(schemas.path("LookUp")).stream()
                    .map("{\"lookUps\": [%s]}"::formatted)
                    .toList();
        }
        return requests.of(operation.body());
    }

    private Tokens attacker() {
        return tokenOf(OTHER_CITY);
    }

    private Tokens owner() {
        return tokenOf(VICTIM);
    }

    /// With every permission there is, each time as somebody else.
    private Tokens tokenOf(String municipality) {
        return Tokens.of("vrs-service", PERMISSIONS)
                .municipality(municipality)
                .zone(zone.claim())
                .client("certificate-app-" + municipality)
                .user("somebody-" + UUID.randomUUID());
    }

    private static void untilTheAttackersWorkIsDone() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> query(
                                "select 'job' from import_job where municipality = ? and ended_at is null "
                                        + "union all select 'run' from work_run where municipality = ? "
                                        + "and ended_at is null",
                                OTHER_CITY,
                                OTHER_CITY)
                        .isEmpty());
    }
}
