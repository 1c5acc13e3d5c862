package jp.sesshu.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.stream.Stream;
import jp.sesshu.platform.importjob.RefusalReason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("VRS-1")
class MessagesTest {
    @Test
    void speaksJapaneseUnlessEnglishIsAskedForFirst() {
        assertThat(Messages.language(accepting())).isEqualTo(Locale.JAPANESE);
        assertThat(Messages.language(accepting(Locale.US))).isEqualTo(Locale.ENGLISH);
        assertThat(Messages.language(accepting(Locale.FRENCH, Locale.UK))).isEqualTo(Locale.ENGLISH);
        assertThat(Messages.language(accepting(Locale.JAPAN, Locale.ENGLISH))).isEqualTo(Locale.JAPANESE);
        assertThat(Messages.language(accepting(Locale.FRENCH, Locale.ROOT))).isEqualTo(Locale.JAPANESE);
    }

    @ParameterizedTest
    @EnumSource(RefusalReason.class)
    void everyReasonForRefusingARowHasATextInBothLanguages(RefusalReason reason) {
        assertThat(texts("refusal." + reason.name())).doesNotHaveDuplicates().noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @EnumSource(PlatformProblem.class)
    void everyProblemHasATitleInBothLanguages(PlatformProblem problem) {
        assertThat(texts("problem." + problem.code())).doesNotHaveDuplicates().noneMatch(String::isBlank);
    }

    @Test
    void aTextThatIsMissingIsAMistakeOfOurs() {
        assertThatThrownBy(() -> Messages.text("problem.unheard-of", Locale.ENGLISH))
                .isInstanceOf(MissingResourceException.class);
    }

    private static List<String> texts(String key) {
        return Stream.of(Locale.JAPANESE, Locale.ENGLISH)
                .map(language -> Messages.text(key, language))
                .toList();
    }

    private static HttpHeaders accepting(Locale... languages) {
        return (HttpHeaders) Proxy.newProxyInstance(
                HttpHeaders.class.getClassLoader(),
                new Class<?>[] {HttpHeaders.class},
                (proxy, method, arguments) -> Arrays.asList(languages));
    }
}
