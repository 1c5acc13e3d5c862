package jp.sesshu.addresslinkage.resident;

import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;
import static jp.sesshu.addresslinkage.Linkage.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.addresslinkage.addressee.Source;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// States that the existing systems report over Kafka, each on the topic of its own.
@LinkageServiceTest
@Tag("UAN-1")
class ReportedStatesTest {
    private static final String NUMBER = "123456789018";
    private final String municipality = freshMunicipality();

    @ParameterizedTest
    @EnumSource
    void aReportedStateIsTakenOnceHoweverOftenItIsDelivered(Source source) throws SQLException {
        Reporting system = new Reporting(source, municipality);
        String event = UUID.randomUUID().toString();
        system.report(event, state("1000000001", 1, ""));
        system.report(event, state("1000000001", 1, ""));
        report(system, state("1000000001", 2, ""));

        awaitStates(source + " 1000000001 1", source + " 1000000001 2");
        assertThat(query(
                        "select concat_ws(' ', source, addressee_number, history_number) from resident "
                                + "where municipality = ?",
                        municipality))
                .containsExactly(source + " 1000000001 2");
        assertThat(system.deadLetters()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aStateThatCannotBeTakenIsSetAsideAndTheOthersGoIn(Source source) throws SQLException {
        Reporting system = new Reporting(source, municipality);
        report(system, state("1000000001", 1, ""));
        report(system, state("10000", 1, ""));
        report(system, state("1000000003", 1, ""));

        awaitStates(source + " 1000000001 1", source + " 1000000003 1");
        awaitDeadLetter(system);
        assertThat(system.deadLetters()).singleElement().asString().contains("10000");
    }

    /// Nobody may send one; if somebody does, it's neither used nor kept.
    @ParameterizedTest
    @EnumSource
    @Tag("HM-11")
    void aMyNumberInAnEventIsNeitherUsedNorKept(Source source) throws SQLException {
        Reporting system = new Reporting(source, municipality);
        report(system, state("1000000001", 1, ", \"myNumber\": \"%s\"".formatted(NUMBER)));
        report(system, state("10000", 1, ", \"個人番号\": \"%s\"".formatted(NUMBER)));

        awaitStates(source + " 1000000001 1");
        awaitDeadLetter(system);
        assertThat(system.deadLetters()).singleElement().asString().doesNotContain(NUMBER);
        assertThat(query("select 1 from my_number.my_number where municipality = ?", municipality))
                .isEmpty();
        assertThat(query("select integrated_number from resident where municipality = ?", municipality))
                .containsOnlyNulls();
        assertThat(query(
                        "select 1 from resident_state s where municipality = ? and s::text like ?",
                        municipality,
                        "%" + NUMBER + "%"))
                .isEmpty();
    }

    private static void report(Reporting system, String state) {
        system.report(UUID.randomUUID().toString(), state);
    }

    private static String state(String addressee, int history, String more) {
        return """
                {"addresseeNumber": "%s", "historyNumber": "%d", "effectiveOn": "2022040%d", "residency": "1",
                 "name": "浦安　花子", "birthDate": "19800401", "sex": "2", "town": null%s}""".formatted(addressee, history, history, more);
    }

    private void awaitStates(String... expected) {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(query(
                                "select concat_ws(' ', source, addressee_number, history_number) from resident_state "
                                        + "where municipality = ? order by 1",
                                municipality))
                        .isEqualTo(List.of(expected)));
    }

    private static void awaitDeadLetter(Reporting system) {
        await().atMost(Duration.ofSeconds(40)).until(() -> system.deadLetters().size() == 1);
    }
}
