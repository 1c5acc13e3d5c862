package jp.sesshu.platform.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("VRS-8")
@Tag("GW-1")
class NumberTypesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Arguments> numbers() {
        return Stream.of(
                Arguments.of("0000000350", (Function<String, Object>) AddresseeNumber::new),
                Arguments.of("0000000001", (Function<String, Object>) TicketNumber::new),
                Arguments.of("000000000000001", (Function<String, Object>) IntegratedNumber::new),
                Arguments.of("00000000001", (Function<String, Object>) ResidentCode::new),
                Arguments.of("0220113112101700", (Function<String, Object>) OrganisationCode::new),
                Arguments.of("JM00000000000001", (Function<String, Object>) WorkCode::new),
                Arguments.of("JT00000000000001", (Function<String, Object>) ProcedureCode::new),
                Arguments.of("TM00000000000001", (Function<String, Object>) PersonalDataCode::new));
    }

    static Stream<Arguments> opaqueNumbers() {
        return Stream.of(
                Arguments.of((Function<String, Object>) LinkageCode::new),
                Arguments.of((Function<String, Object>) AcquisitionNumber::new));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void keepsLeadingZerosAndIsAPlainStringInJson(String digits, Function<String, Object> type)
            throws JsonProcessingException {
        Object number = type.apply(digits);

        assertThat(number).hasToString(digits);
        assertThat(JSON.writeValueAsString(number)).isEqualTo('"' + digits + '"');
        assertThat(JSON.readValue('"' + digits + '"', number.getClass())).isEqualTo(number);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void refusesEveryOtherShapeAndDoesNotRepeatIt(String digits, Function<String, Object> type) {
        String shorter = digits.substring(1);
        String fullWidth = digits.substring(0, digits.length() - 1) + "１";
        Stream.of("", shorter, digits + "0", fullWidth, " " + shorter, shorter + "\n", shorter + "x", shorter + "-")
                .forEach(wrong -> assertThatThrownBy(() -> type.apply(wrong))
                        .as("[%s]", wrong)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageNotContaining(shorter));
    }

    @ParameterizedTest
    @MethodSource("opaqueNumbers")
    void anOpaqueNumberIsNeitherBlankNorEndless(Function<String, Object> type) {
        assertThat(type.apply("x".repeat(64))).hasToString("x".repeat(64));
        Stream.of("", " ", "x".repeat(65))
                .forEach(wrong ->
                        assertThatThrownBy(() -> type.apply(wrong)).isInstanceOf(IllegalArgumentException.class));
    }
}
