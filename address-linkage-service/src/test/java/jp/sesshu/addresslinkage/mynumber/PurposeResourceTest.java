package jp.sesshu.addresslinkage.mynumber;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;

import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@LinkageServiceTest
@Tag("OPS-5")
class PurposeResourceTest {
    private final Tokens clerk = clerk(freshMunicipality());

    @Test
    void showsStaffEachPurposeWithItsArticleOfLaw() {
        as(clerk.permissions("grant:read"))
                .get("/my-number-purposes")
                .then()
                .statusCode(200)
                .body("purpose", contains("REGISTRATION", "INQUIRY", "PROVISION", "CERTIFICATE"))
                .body("legalBasis", everyItem(containsString("番号法")));
    }

    @Test
    void notToWhoHasNoPermission() {
        as(clerk.permissions("feed:upload")).get("/my-number-purposes").then().statusCode(403);
    }
}
