package jp.sesshu.addresslinkage.resident;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.events;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Each of the 64 items comes back as itself. Their names and their order are written down here once more, and hardly
/// two have the same value, so that items that changed places would be seen.
@LinkageServiceTest
@Tag("UAN-1")
@Tag("ADB-2")
class EveryItemTest {
    private static final String MY_NUMBER = "271828182840";
    private static final String NUMBER_OF_THE_SENDER = "888888888888888";
    private static final String NOT_SHOWN = "-";
    /// Its name in the feed, its name in the answer, what is sent.
    private static final List<Item> ITEMS = """
            宛名番号|addresseeNumber|1000000001
            履歴連番|historyNumber|7
            適用日|effectiveOn|20220401
            世帯番号|householdNumber|2000000001
            現存区分CD|residency|3
            本名かな|kana|うらやす　はなこ
            本名漢字|name|浦安　花子
            生年月日|birthDate|19800102
            性別|sex|9
            続柄CD1|relationship1|02
            続柄CD2|relationship2|12
            続柄CD3|relationship3|20
            続柄CD4|relationship4|9Z
            異動日|changedOn|20220303
            異動事由CD|changeReason|22
            届出日|notifiedOn|20220304
            住民となった日|residentSince|20010205
            住民となった事由CD|residentReason|01
            住定日|addressSince|20100306
            住民で無くなった日|residentUntil|20220307
            住民で無くなった事由CD|endedReason|11
            転入前住所郵便番号|movedFromPostalCode|2720021
            転入前住所町名|movedFromTown|市川市八幡一丁目
            転入前住所方書|movedFromBuilding|八幡荘101
            転入前住所方書非表示フラグ|movedFromBuildingHidden|1
            前住所郵便番号|formerPostalCode|2730005
            前住所町名|formerTown|船橋市本町二丁目
            前住所番地|formerLot|2番3号
            前住所方書|formerBuilding|本町荘202
            転出確定町名|movedToTown|千葉市中央区三丁目
            転出確定方書|movedToBuilding|中央荘303
            外字フラグ|specialCharacters|0
            世帯主名かな|headKana|うらやす　たろう
            世帯主名漢字|headName|浦安　太郎
            現住所市内住所CD|addressCode|00022
            現住所郵便番号|postalCode|2790022
            現住所町名|town|浦安市今川四丁目
            現住所方書|building|今川荘404
            行政区コード|wardCode|302
            班コード|groupCode|005
            支所コード|branchCode|401
            小学校区|primarySchool|506
            中学校区|juniorHighSchool|605
            電話番号|telephone|047-351-1111
            国籍等CD|nationalityCode|392
            国籍等名称|nationalityName|日本
            データ登録日|registeredOn|20220308
            データ更新日|updatedOn|20220309
            データ更新時間|updatedAt|093015
            連携更新日時|linkedAt|20220310101112
            アルファベット氏名かな|latinKana|はなこ　ウラヤス
            アルファベット氏名漢字|latinName|HANAKO URAYASU
            外国人氏名かな|foreignKana|まりあ
            外国人氏名漢字|foreignName|瑪麗亜
            通称名かな|aliasKana|つうしょう
            通称名漢字|aliasName|通称
            併記名かな|secondaryKana|へいき
            併記名漢字|secondaryName|併記
            外国人の住民となる日|foreignResidentSince|20120711
            旅券番号|passportNumber|TZ1234567
            個人番号|-|271828182840
            統合宛名番号|-|888888888888888
            削除区分|deleted|1
            地区コード|districtCode|703
            """.lines().map(Item::of).toList();

    private final String municipality = freshMunicipality();
    private final Tokens clerk = clerk(municipality);

    private record Item(String header, String property, String sent) {
        static Item of(String line) {
            String[] parts = line.split("\\|", -1);
            return new Item(parts[0], parts[1], parts[2]);
        }

        String shown() {
            return header.endsWith("日")
                    ? LocalDate.parse(sent, DateTimeFormatter.BASIC_ISO_DATE).toString()
                    : sent;
        }
    }

    @BeforeEach
    void aStateWithEveryItemIsSent() {
        taken(clerk, file(Map.of())).then().body("rowsTaken", equalTo(1));
    }

    @Test
    void comesBackAsItself() {
        assertThat(ITEMS).hasSize(64);
        assertThat(ITEMS.stream().map(Item::sent).filter(sent -> !sent.equals("1")))
                .doesNotHaveDuplicates();

        assertThat(shown("1000000001")).isEqualTo(expected(Map.of()));
    }

    /// Flags have too few values for each to have its own; over two states no two of them are alike.
    @Test
    void noFlagStandsForAnother() {
        Map<String, String> flags = Map.of("宛名番号", "1000000002", "転入前住所方書非表示フラグ", "0", "外字フラグ", "1");
        taken(clerk, file(flags)).then().body("rowsTaken", equalTo(1));

        assertThat(shown("1000000002")).isEqualTo(expected(flags));
    }

    @Test
    @Tag("HM-11")
    void myNumberIsNowhereInPlainText() throws SQLException {
        assertThat(query("select 1 from my_number.my_number where municipality = ?", municipality))
                .hasSize(1);
        assertThat(tablesWith("TZ1234567")).contains("public.resident_state");
        assertThat(tablesWith(MY_NUMBER)).isEmpty();
        assertThat(tablesWith(HexFormat.of().formatHex(MY_NUMBER.getBytes(UTF_8))))
                .isEmpty();
        assertThat(read("1000000001").asString()).contains("TZ1234567").doesNotContain(MY_NUMBER);
        assertThat(events("audit.entry", municipality).toString()
                        + events("address-linkage.resident.health-mgmt", municipality))
                .contains("1000000001")
                .doesNotContain(MY_NUMBER);
    }

    /// Whatever the sender takes for it, the number is given here.
    @Test
    @Tag("UAN-2")
    void theSendersIntegratedNumberIsNotKept() throws SQLException {
        read("1000000001").then().body("integratedNumber", equalTo("000000000000001"));
        assertThat(tablesWith(NUMBER_OF_THE_SENDER)).isEmpty();
    }

    private static String file(Map<String, String> changed) {
        return line(ITEMS.stream().map(Item::header).toList())
                + line(ITEMS.stream()
                        .map(item -> changed.getOrDefault(item.header(), item.sent()))
                        .toList());
    }

    private static String line(List<String> values) {
        return String.join(",", values) + "\r\n";
    }

    private static Map<String, String> expected(Map<String, String> changed) {
        return ITEMS.stream()
                .filter(item -> !item.property().equals(NOT_SHOWN))
                .collect(Collectors.toMap(
                        Item::property, item -> changed.getOrDefault(item.header(), item.shown())));
    }

    /// Without what isn't an item of the feed.
    private Map<String, String> shown(String addressee) {
        Map<String, String> items = new HashMap<>();
        read(addressee)
                .<Map<String, Object>>path("states[0]")
                .forEach((property, value) -> items.put(property, String.valueOf(value)));
        items.keySet().removeAll(List.of("birthPrecision", "receivedAt", "releasedAt"));
        return items;
    }

    private Response read(String addressee) {
        return as(clerk)
                .body(Map.of("addresseeNumber", addressee, "reason", "照会"))
                .post("/residents/read");
    }

    private static List<String> tablesWith(String text) throws SQLException {
        List<String> each = query("""
                select format('select %L from %I.%I t where t::text like ''%%%s%%''',
                              schemaname || '.' || tablename, schemaname, tablename, ?::text)
                  from pg_tables
                 where schemaname not in ('pg_catalog', 'information_schema')""", text);
        return query(String.join(" union ", each));
    }
}
