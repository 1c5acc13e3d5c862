package jp.sesshu.addresslinkage.protection;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.execute;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.Linkage.waitsFor;
import static jp.sesshu.addresslinkage.numbering.People.clerk;
import static jp.sesshu.addresslinkage.numbering.People.entered;
import static jp.sesshu.addresslinkage.numbering.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.platform.testing.SuiteParts;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A protection covers whoever has the same integrated number, also when a number changes at that very moment.
@LinkageServiceTest
@Tag("ADB-4")
@Tag("UAN-2")
class ProtectedNumberTest {
    private static final String PROTECTED = "1000000001";
    private static final String OTHER = "1000000002";
    private static final String OTHERS_NUMBER = "000000000000002";
    private final String municipality = freshMunicipality();
    private final Tokens clerk = clerk(municipality);
    private final Tokens supervisor =
            Tokens.of("address-linkage-service", "protection:manage").municipality(municipality);

    @BeforeEach
    void twoPeople() {
        entered(clerk, "registry", person(PROTECTED).myNumber("123456789018"));
        entered(clerk, "registry", person(OTHER).myNumber("983205673214"));
    }

    @Test
    void theOtherIsCoveredFromTheMomentInWhichTheyShareANumberUntilTheyDont() throws SQLException {
        assertThat(enter().statusCode()).isEqualTo(201);
        assertThat(masked()).containsExactly(PROTECTED);

        execute(moved(OTHERS_NUMBER));
        assertThat(masked()).containsExactly(PROTECTED, OTHER);

        execute(moved("000000000000001"));
        assertThat(masked()).containsExactly(PROTECTED);
    }

    @Test
    void whoIsProtectedBeforeTheyHaveANumberCoversWhoeverHasItLater() {
        entered(clerk, "non-resident", person("9000000001"));
        assertThat(enter("NON_RESIDENT", "9000000001").statusCode()).isEqualTo(201);
        entered(
                clerk,
                "non-resident",
                person("9000000001").with("履歴連番", "2").myNumber("123456789018"));

        assertThat(masked()).containsExactly(PROTECTED, "9000000001");
    }

    @Test
    void aProtectionThatIsEnteredWhileTheNumberChangesHasTheNewOne() throws Exception {
        Response answer = whileTheNumberChanges(this::enter);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(masked()).containsExactly(PROTECTED, OTHER);
    }

    @Test
    void aProtectionThatIsEndedWhileTheNumberChangesIsEndedForBoth() throws Exception {
        String id = enter().path("id");

        Response answer = whileTheNumberChanges(() -> end(id));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(masked()).isEmpty();
    }

    @Test
    void ofTwoWhoEndAProtectionAtOnceOneIsToldThatItIsEnded() throws Exception {
        String id = enter().path("id");

        int[] answers = new int[2];
        answers[0] = whileTheNumberChanges(() -> {
                    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                        Future<Response> second = threads.submit(() -> end(id));
                        Response first = end(id);
                        answers[1] = second.get().statusCode();
                        return first;
                    }
                })
                .statusCode();

        assertThat(answers).containsExactlyInAnyOrder(204, 409);
    }

    /// The protected person gets the other's number in a transaction that is committed once {@code request} waits for it.
    private Response whileTheNumberChanges(Callable<Response> request) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection changing = SuiteParts.superuser()) {
            changing.setAutoCommit(false);
            execute(changing, moved(OTHERS_NUMBER));
            Future<Response> answer = threads.submit(request);
            waitsFor("transactionid");
            changing.commit();
            return answer.get();
        }
    }

    private String moved(String number) {
        return "update resident set integrated_number = '%s' where municipality = '%s' and addressee_number = '%s'"
                .formatted(number, municipality, PROTECTED);
    }

    private Response enter() {
        return enter("REGISTRY", PROTECTED);
    }

    private Response enter(String source, String number) {
        return as(supervisor)
                .body(Map.of(
                        "agency", "浦安警察署",
                        "startsOn", "2022-01-01",
                        "people", List.of(Map.of("source", source, "addresseeNumber", number))))
                .post("/protections");
    }

    private Response end(String id) {
        return as(supervisor).body(Map.of("endsOn", "2022-12-31")).post("/protections/" + id + "/end");
    }

    /// Whose address is withheld, by one search for everybody.
    private List<String> masked() {
        Response found = as(clerk).body(Map.of("name", "浦安")).post("/residents/search");
        found.then().statusCode(200);
        return found.path("residents.findAll { it.addressMasked }.addresseeNumber");
    }
}
