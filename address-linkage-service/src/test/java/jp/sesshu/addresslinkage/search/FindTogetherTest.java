package jp.sesshu.addresslinkage.search;

import static jp.sesshu.addresslinkage.Linkage.clerk;
import static jp.sesshu.addresslinkage.Linkage.events;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.taken;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.addresslinkage.resident.FeedRow;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.number.AddresseeNumber;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.transaction.Asked;
import jp.sesshu.platform.transaction.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Several people search at the same moment, by the same and by different items: each is shown whom they looked for and
/// nobody else, and each has an audit entry of their own.
@LinkageServiceTest
@Tag("UAN-1")
@Tag("ADB-5")
class FindTogetherTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
    private final String municipality = freshMunicipality();
    private final List<Asked<SearchQuery, ResidentPage>> group = new ArrayList<>();

    @Inject
    FindTogether together;

    @BeforeEach
    void residents() {
        taken(
                clerk(municipality),
                FeedRow.file(
                        person("1000000001", "髙橋 一郎", "タカハシ イチロウ", "19400615", "富士見一丁目"),
                        person("1000000002", "高橋 花子", "タカハシ ハナコ", "19400620", "富士見一丁目"),
                        person("1000000003", "大野 優子", "オオノ ユウコ", "19851103", "猫実五丁目"),
                        person("1000000004", "山﨑 一", "ヤマザキ ハジメ", "19851103", "富士見二丁目")));
    }

    @Test
    void eachIsShownWhomTheyLookedForAndHasAnEntryOfTheirOwn() throws Exception {
        asks("suzuki", named("大野"));
        asks("sato", named("高橋"));
        asks("suzuki", numbered("1000000004"));
        asks("tanaka", named("いないひと"));
        asks("sato", born("1985-11"));
        asks("tanaka", born("1940-06-20"));
        asks("suzuki", numbered("1000000001"));
        asks("tanaka", new Criteria(null, null, null, "高橋", null, null, "富士見", null, 1, null));
        asks("sato", new Criteria(null, null, null, "山崎", null, null, "富士見", null, 1, null));

        List<ResidentPage> pages = found();

        assertThat(pages)
                .extracting(FindTogetherTest::numbers)
                .containsExactly(
                        List.of("1000000003"),
                        List.of("1000000001", "1000000002"),
                        List.of("1000000004"),
                        List.of(),
                        List.of("1000000003", "1000000004"),
                        List.of("1000000002"),
                        List.of("1000000001"),
                        List.of("1000000001"),
                        List.of("1000000004"));
        assertThat(pages)
                .extracting(page -> page.next() != null)
                .containsExactly(false, false, false, false, false, false, false, true, false);
        List<String> entries = entries();
        assertThat(entries).hasSize(group.size());
        assertThat(entries)
                .filteredOn(entry -> by("suzuki", entry))
                .hasSize(3)
                .noneMatch(entry -> entry.contains("高橋"));
        assertThat(entries)
                .filteredOn(entry -> entry.contains("いないひと"))
                .singleElement()
                .matches(entry -> by("tanaka", entry) && entry.contains("\"subjects\":[]"));
        assertThat(entries)
                .filteredOn(entry -> entry.contains("1985-11"))
                .singleElement()
                .matches(entry -> by("sato", entry))
                .asString()
                .contains("1000000003", "1000000004")
                .doesNotContain("1000000001", "1000000002");
    }

    @Test
    void aPageGoesOnWhereTheOneBeforeEndedBesideOthersThatBegin() throws Exception {
        asks("sato", named("高橋", 1, null));
        asks("tanaka", named("高橋", 1, null));
        List<ResidentPage> first = found();
        group.clear();
        asks("sato", named("高橋", 1, first.getFirst().next()));
        asks("tanaka", named("高橋", 1, null));

        assertThat(found())
                .extracting(FindTogetherTest::numbers)
                .containsExactly(List.of("1000000002"), List.of("1000000001"));
    }

    private void asks(String who, Criteria criteria) {
        Caller caller = new Caller(new MunicipalityCode(municipality), who, "staff-terminal", "lgwan");
        group.add(new Asked<>(new SearchQuery(criteria, TODAY), caller, Context.root(), new CompletableFuture<>()));
    }

    private List<ResidentPage> found() throws Exception {
        List<Outcome<ResidentPage>> outcomes =
                CurrentCaller.as(group.getFirst().caller(), () -> together.find(group));
        return outcomes.stream()
                .map(outcome -> Objects.requireNonNull(outcome.result()))
                .toList();
    }

    private List<String> entries() {
        return events("audit.entry", municipality).stream()
                .filter(entry -> entry.contains("resident.searched"))
                .toList();
    }

    private static boolean by(String who, String entry) {
        return entry.contains("\"actor\":\"" + who + "\"");
    }

    private static List<String> numbers(ResidentPage page) {
        return page.residents().stream().map(ResidentPage.Hit::addresseeNumber).toList();
    }

    private static Criteria named(String name) {
        return named(name, null, null);
    }

    private static Criteria named(String name, @Nullable Integer limit, @Nullable String after) {
        return new Criteria(null, null, null, name, null, null, null, after, limit, null);
    }

    private static Criteria numbered(String number) {
        return new Criteria(null, new AddresseeNumber(number), null, null, null, null, null, null, null, null);
    }

    private static Criteria born(String date) {
        return new Criteria(null, null, null, null, null, date, null, null, null, null);
    }

    private static FeedRow person(String number, String name, String kana, String born, String town) {
        return FeedRow.of(number, 1, "20220401")
                .with("本名漢字", name)
                .with("本名かな", kana)
                .with("生年月日", born)
                .with("現住所町名", town);
    }
}
