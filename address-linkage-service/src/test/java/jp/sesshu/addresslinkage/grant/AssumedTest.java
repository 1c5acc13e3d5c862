package jp.sesshu.addresslinkage.grant;

import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.events;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.addresslinkage.resident.FeedRow;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The national system takes people to live here and to be unprotected, unless it is told otherwise.
@LinkageServiceTest
@Tag("ADB-1")
@Tag("ADB-4")
class AssumedTest {
    private static final String TOPIC = "address-linkage.resident.vrs";
    private static final String ORDINARY = "1000000001";
    private static final String MOVED_OUT = "1000000002";
    private static final String DELETED = "1000000003";
    private final String municipality = freshMunicipality();
    private final Tokens clerk = clerk(municipality);

    @Test
    void ofSomebodyNewWhoIsAsAssumedItIsToldNothing() {
        taken(
                clerk,
                FeedRow.file(
                        FeedRow.of(ORDINARY, 1, "20220401"),
                        FeedRow.of(MOVED_OUT, 1, "20220401").with("現存区分CD", "2"),
                        FeedRow.of(DELETED, 1, "20220401").with("削除区分", "1")));

        assertThat(keys()).containsExactlyInAnyOrder(MOVED_OUT, DELETED);
        assertThat(events("address-linkage.resident.health-mgmt", municipality)).hasSize(3);
    }

    @Test
    void ofWhoIsNoLongerAsAssumedItIsToldAndToldAgainWhenTheyAre() {
        taken(clerk, FeedRow.file(FeedRow.of(ORDINARY, 1, "20220401")));
        taken(clerk, FeedRow.file(FeedRow.of(ORDINARY, 2, "20220402").with("現存区分CD", "2")));
        taken(clerk, FeedRow.file(FeedRow.of(ORDINARY, 3, "20220403")));

        assertThat(events(TOPIC, municipality))
                .satisfiesExactly(
                        gone -> assertThat(gone).contains("\"residency\":\"2\"").contains("\"version\":2"),
                        back -> assertThat(back).contains("\"residency\":\"1\"").contains("\"version\":3"));
    }

    private List<String> keys() {
        return events(TOPIC, municipality).stream()
                .map(event -> event.substring(municipality.length() + 1, event.indexOf(' ')))
                .toList();
    }
}
