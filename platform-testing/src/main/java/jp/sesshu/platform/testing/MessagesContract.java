package jp.sesshu.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import jp.sesshu.platform.importjob.RefusalReason;
import jp.sesshu.platform.problem.Messages;
import jp.sesshu.platform.problem.ProblemType;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a service can answer can be said in Japanese and in English. A service's own test extends this; the classes
/// are found on its class path.
public abstract class MessagesContract {
    private static final List<Locale> LANGUAGES = List.of(Locale.JAPANESE, Locale.ENGLISH);
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    @Test
    void everyProblemHasATitleInBothLanguages() {
        List<ProblemType> problems = problems().toList();
        assertThat(problems).isNotEmpty();
        assertHaveTexts(problems.stream().map(problem -> "problem." + problem.code()));
    }

    @Test
    void everyReasonForRefusingARowHasATextInBothLanguages() {
        assertHaveTexts(Stream.of(RefusalReason.values()).map(reason -> "refusal." + reason.name()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.service", "messages.platform"})
    void bothLanguagesHaveTheSameTexts(String bundle) {
        assertThat(keys(bundle, Locale.JAPANESE)).isEqualTo(keys(bundle, Locale.ENGLISH));
    }

    private static void assertHaveTexts(Stream<String> keys) {
        SoftAssertions.assertSoftly(softly -> keys.forEach(key -> LANGUAGES.forEach(language -> softly.assertThatCode(
                        () -> assertThat(Messages.text(key, language)).isNotBlank())
                .as("%s in %s", key, language)
                .doesNotThrowAnyException())));
    }

    private static Stream<ProblemType> problems() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("jp.sesshu").stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(ProblemType.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Stream.of(type.getEnumConstants()))
                        .map(ProblemType.class::cast);
    }

    private static Set<String> keys(String bundle, Locale language) {
        return ResourceBundle.getBundle(bundle, language, Thread.currentThread().getContextClassLoader(), NO_FALLBACK)
                .keySet();
    }
}
