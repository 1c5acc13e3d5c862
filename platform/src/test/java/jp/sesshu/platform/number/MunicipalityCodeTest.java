package jp.sesshu.platform.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("VRS-9")
class MunicipalityCodeTest {
    @Test
    void takesEveryMunicipalityOfTheNation() throws IOException {
        Path table = Path.of(Objects.requireNonNull(System.getProperty("repository.root")))
                .resolve("../shared/data/municipalities/lgcode_1741.csv");
        List<String> codes = Files.readAllLines(table).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();

        assertThat(codes).hasSizeGreaterThan(1740).allMatch(MunicipalityCode::isValid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12227", "1222711", "122272", "12227a", "１２２２７１", " 122271", "122271\n"})
    void refusesWhatIsNoCodeAndDoesNotRepeatIt(String digits) {
        assertThatThrownBy(() -> new MunicipalityCode(digits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a municipality code");
    }

    @Test
    void nobodyCannotBeParsedOrClaimed() {
        String nobody = MunicipalityCode.NOBODY.value();

        assertThat(MunicipalityCode.isValid(nobody)).isFalse();
        assertThatThrownBy(() -> MunicipalityCode.parse(nobody)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void exactlyOneOfTenCheckDigitsIsRight(@ForAll @IntRange(max = 99_999) int number) {
        String digits = "%05d".formatted(number);
        long right = java.util.stream.IntStream.rangeClosed(0, 9)
                .filter(check -> MunicipalityCode.isValid(digits + check))
                .count();

        assertThat(right).isEqualTo(1);
    }
}
