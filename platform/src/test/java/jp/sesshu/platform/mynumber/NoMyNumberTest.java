package jp.sesshu.platform.mynumber;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("HM-11")
class NoMyNumberTest {
    record Reason(@NotBlank @NoMyNumber @Nullable String text) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789018",
                "本人の番号は983205673214です",
                "１２３４５６７８９０１８",
                "1234-5678-9018",
                "1234 5678 9018",
                "１２３４　５６７８　９０１８",
                "1234－5678－9018",
                "1234ー5678ー9018",
                "1234−5678−9018",
                "1234 - 5678 - 9018",
                "1 2 3 4 5 6 7 8 9 0 1 8",
                "123456-789018",
                "2022-06-01 123456789018",
                "宛名番号1000000001、番号1234-5678-9018 2022-06-01",
                "①②③④⑤⑥⑦⑧⑨⓪①⑧"
            })
    void refusesAMyNumberHoweverItIsTyped(String text) {
        assertThat(refusals(text)).containsExactly("NoMyNumber");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "窓口で本人確認書類により同一人と確認",
                "123456789012",
                "000000000000001",
                "1123456789018",
                "1234567890189",
                "12345678901",
                "電話 047-351-1111、090-1234-5678",
                "2022-06-01 から 2022-07-01 まで",
                "富士見1-2-3 4号棟501",
                "1234年5678月9018"
            })
    void leavesOtherNumbersAlone(String text) {
        assertThat(refusals(text)).isEmpty();
    }

    @Test
    void textThatIsMissingIsAnotherRulesAffair() {
        assertThat(refusals(null)).containsExactly("NotBlank");
    }

    /// Wherever in the number somebody puts a space.
    @Property
    void findsANumberInTwoGroups(@ForAll @IntRange(min = 1, max = 11) int first) {
        String number = "983205673214";

        assertThat(MyNumberInText.isIn(number.substring(0, first) + " " + number.substring(first)))
                .isTrue();
    }

    private static List<String> refusals(@Nullable String text) {
        try (ValidatorFactory factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()) {
            Validator validator = factory.getValidator();
            return validator.validate(new Reason(text)).stream()
                    .map(refused -> refused.getConstraintDescriptor()
                            .getAnnotation()
                            .annotationType()
                            .getSimpleName())
                    .toList();
        }
    }
}
