package jp.sesshu.certificate.endpoint;

import static jp.sesshu.certificate.CertificateTest.OTHER_CITY;
import static jp.sesshu.certificate.CertificateTest.execute;
import static jp.sesshu.certificate.CertificateTest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sesshu.certificate.CertificateServiceTest;
import jp.sesshu.platform.testing.ApiOperation;
import jp.sesshu.platform.testing.Area;
import jp.sesshu.platform.testing.Permissions;
import jp.sesshu.platform.testing.RequestBodies;
import jp.sesshu.platform.testing.Stranger;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every operation that the running OpenAPI document names and that asks for a permission. There is no list of them:
/// one added tomorrow is called too, and fails here where it can't be called with what its schema says.
@CertificateServiceTest
class StaffEndpointsTest {
    /// A municipality that has data here and nobody who works on them.
    private static final String VICTIM = "011002";

    private static final String PERSON = "1000000001";
    private static final String WORD = "ヒミツ";

    private static final String[] PERMISSIONS = Permissions.all();
    private final Area area = new Area(VICTIM);
    private JsonNode document = new ObjectMapper().createObjectNode();

    @BeforeEach
    void fillTheArea() throws SQLException {
        document = ApiOperation.document();
        area.fill();
        area.mark(WORD);
        execute(
                "update certificate set addressee_number = ?, issued_by = ? where municipality = ?",
                PERSON,
                WORD,
                VICTIM);
    }

    @AfterEach
    void emptyTheArea() throws SQLException {
        area.empty();
    }

    @Test
    @Tag("VRS-9")
    void anotherMunicipalityWithEveryPermissionIsAnsweredNothingAndChangesNothing() throws SQLException {
        Map<String, String> before = area.content();
        Set<String> ids = ids();
        assertThat(here()).hasSizeGreaterThan(5);

        new Stranger(() -> tokenOf(OTHER_CITY), ids, this::bodies, List.of(WORD)).isToldNothingBy(here());
        assertThat(area.content()).isEqualTo(before);
    }

    /// That the test above would notice: to its own people the area does answer.
    @Test
    void theAreasOwnPeopleAreAnswered() {
        String said = here().stream()
                .filter(operation -> operation.path().equals("/certificates/search"))
                .flatMap(operation -> bodies(operation).stream()
                        .map(body -> operation.send(tokenOf(VICTIM), "none", body).asString()))
                .collect(Collectors.joining("\n"));
        assertThat(said).contains(WORD);
    }

    @Test
    @Tag("VRS-14")
    void aTokenOfTheOtherZoneOpensNothingWhateverItPermits() {
        assertSoftly(softly -> {
            for (ApiOperation operation : here()) {
                Response answer = operation.send(
                        tokenOf(VICTIM).zone("internet"),
                        UUID.randomUUID().toString(),
                        bodies(operation).getFirst());
                softly.assertThat(answer.statusCode() + " " + answer.path("type"))
                        .as("%s", operation)
                        .isIn("403 /problems/wrong-zone", "404 /problems/not-found");
            }
        });
    }

    private List<ApiOperation> here() {
        Tokens nothing = Tokens.of("certificate-service");
        String certificate = "JPN" + VICTIM + "20211209000001";
        return ApiOperation.all(document).stream()
                .filter(operation -> operation.send(nothing, certificate, "{}").statusCode() == 403)
                .toList();
    }

    private Set<String> ids() throws SQLException {
        return Stream.concat(
                        area.ids().stream(),
                        query("select id from certificate where municipality = '" + VICTIM + "'").stream())
                .collect(Collectors.toSet());
    }

    private List<String> bodies(ApiOperation operation) {
        if (operation.contentType() == null) {
            return List.of("");
        }
        Map<String, String> known = new HashMap<>(Map.of(
                "AddresseeNumber", PERSON,
                "TicketNumber", PERSON,
                "MunicipalityCode", VICTIM,
                "UUID", "01890a5d-ac96-774b-bcce-b302099a8057"));
        return new RequestBodies(document.path("components").path("schemas"), known).of(operation.body());
    }

    private static Tokens tokenOf(String municipality) {
        return Tokens.of("certificate-service", PERMISSIONS)
                .municipality(municipality)
                .user("somebody-" + UUID.randomUUID());
    }
}
