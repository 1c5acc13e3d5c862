package jp.sesshu.vrs.provisionreport;

import static jp.sesshu.vrs.provisionreport.Mismatch.Kind.ANSWER_WITHOUT_RECORD;
import static jp.sesshu.vrs.provisionreport.Mismatch.Kind.DIFFERENT_CONTENT;
import static jp.sesshu.vrs.provisionreport.Mismatch.Kind.DIFFERENT_OUTCOME;
import static jp.sesshu.vrs.provisionreport.Mismatch.Kind.RECORD_WITHOUT_ANSWER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("VRS-17")
class MismatchTest {
    private static final Side.Key KEY = new Side.Key("122271", new UUID(0, 1));

    @ParameterizedTest
    @CsvSource({
        "PROVIDED, FOUND",
        "WAITING, RESTRICTED",
        "APPROVED, RESTRICTED",
        "DECLINED, RESTRICTED",
        "DECLINED, DECLINED"
    })
    void theseAgree(String record, String answer) {
        assertThat(compare(side(record, 1), side(answer, 1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PROVIDED, RESTRICTED", "WAITING, FOUND", "APPROVED, FOUND", "DECLINED, FOUND", "PROVIDED, DECLINED"})
    void theseDoNot(String record, String answer) {
        assertThat(compare(side(record, 1), side(answer, 1))).containsExactly(DIFFERENT_OUTCOME);
    }

    @Test
    void anAnswerHoldsWhatTheRecordSays() {
        assertThat(compare(side("PROVIDED", 1), side("FOUND", 2))).containsExactly(DIFFERENT_CONTENT);
    }

    @Test
    void oneInquiryIdOfTwoMunicipalitiesIsTwoProvisions() {
        Side other = new Side(new Side.Key("131121", KEY.inquiry()), "FOUND", "1");

        assertThat(compare(side("PROVIDED", 1), other)).containsExactly(RECORD_WITHOUT_ANSWER, ANSWER_WITHOUT_RECORD);
    }

    private static List<Mismatch.Kind> compare(Side record, Side answer) {
        return Mismatch.between(List.of(record), List.of(answer)).stream()
                .map(Mismatch::kind)
                .toList();
    }

    private static Side side(String state, int digest) {
        return new Side(KEY, state, String.valueOf(digest));
    }
}
