package jp.sesshu.addresslinkage.grant;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.grant.Granting.LEDGER;
import static jp.sesshu.addresslinkage.grant.Granting.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.addresslinkage.addressee.FeedItem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@LinkageServiceTest
@Tag("ADB-4")
class GrantResourceTest {
    private final Granting granting = new Granting(freshMunicipality());

    @Test
    @Tag("OPS-5")
    void aMunicipalityThatHasDecidedNothingYetHasThePermissionTableAsItWasApproved() {
        as(granting.clerk())
                .get("/grants")
                .then()
                .statusCode(200)
                .body("on", equalTo(today().toString()))
                .body("consumers.ledger", empty())
                .body("consumers.health-mgmt", hasSize(14))
                .body("consumers.health-mgmt.legalBasis", everyItem(containsString("予防接種法")))
                .body("consumers.health-mgmt.startsOn", everyItem(equalTo("2021-02-17")))
                .body("consumers.health-mgmt.approvedBy", everyItem(equalTo("configuration")))
                .body("consumers.health-mgmt[0]", not(hasKey("endsOn")));
        assertThat(granting.fields("health-mgmt", LocalDate.of(2021, 2, 16))).isEmpty();
        assertThat(granting.fields("health-mgmt", LocalDate.of(2021, 2, 17))).hasSize(14);
    }

    @Test
    void showsOneSystemWhereOneIsNamed() {
        as(granting.clerk())
                .queryParam("consumer", LEDGER)
                .get("/grants")
                .then()
                .statusCode(200)
                .body("consumers", equalTo(Map.of(LEDGER, List.of())));
        as(granting.clerk())
                .queryParam("consumer", "unheard-of")
                .get("/grants")
                .then()
                .statusCode(404);
        as(granting.clerk().permissions("resident:read")).get("/grants").then().statusCode(403);
    }

    @Test
    void theCatalogueHasEveryItemButTheKeyAndMyNumber() {
        Map<String, String> fields = as(granting.clerk()).get("/grants/fields").jsonPath().getList("fields").stream()
                .map(field -> (Map<?, ?>) field)
                .collect(Collectors.toMap(
                        field -> String.valueOf(field.get("name")), field -> String.valueOf(field.get("item"))));

        assertThat(fields)
                .hasSize(FeedItem.values().length - 3 + 2)
                .containsEntry("town", "現住所町名")
                .containsEntry("integratedNumber", "統合宛名番号")
                .containsEntry("protectedAddress", "支援措置対象者の住所")
                .doesNotContainKeys("myNumber", "addresseeNumber", "historyNumber")
                .doesNotContainValue("個人番号");
    }
}
