package jp.sesshu.addresslinkage.resident;

import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.stream.IntStream;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A city decides itself how many may be ended at once: here a fifth of its residents, or two whatever their share is,
/// where without its word it is a twentieth, or ten.
@LinkageServiceTest
@TestProfile(OwnProfile.class)
@Tag("UAN-1")
class EndedShareLimitTest {
    private final String municipality = freshMunicipality();

    @Test
    void whatWouldElseBeHeldIsTakenUpToTheCitysShare() throws SQLException {
        full(1, 100).then().body("state", equalTo("DONE"));

        full(2, 80).then().body("state", equalTo("DONE"));

        assertThat(absent()).isEqualTo(20);
    }

    @Test
    void oneMoreThanTheCitysShareIsHeld() throws SQLException {
        full(1, 100).then().body("state", equalTo("DONE"));

        full(2, 79).then().body("state", equalTo("HELD")).body("refusal", equalTo("TOO_MANY_ENDED"));

        assertThat(absent()).isZero();
    }

    @Test
    void whatWouldElseBeTakenIsHeldWhereItIsMoreThanTheCityPermits() throws SQLException {
        full(1, 10).then().body("state", equalTo("DONE"));

        full(2, 7).then().body("state", equalTo("HELD")).body("refusal", equalTo("TOO_MANY_ENDED"));

        assertThat(absent()).isZero();
    }

    @Test
    void asFewAsAreAlwaysPermittedAreEndedWhateverTheirShareIs() throws SQLException {
        full(1, 4).then().body("state", equalTo("DONE"));

        full(2, 2).then().body("state", equalTo("DONE"));

        assertThat(absent()).isEqualTo(2);
    }

    private Response full(int history, int people) {
        return taken(
                clerk(municipality),
                "/feeds/registry/full",
                FeedRow.file(IntStream.rangeClosed(1, people)
                        .mapToObj(i -> FeedRow.of(String.valueOf(1_000_000_000L + i), history, "2022040" + history))
                        .toArray(FeedRow[]::new)));
    }

    private int absent() throws SQLException {
        return query("select 1 from resident where absent_since is not null and municipality = ?", municipality)
                .size();
    }
}
