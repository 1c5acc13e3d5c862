package jp.sesshu.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("VRS-14")
class PlatformProblemTest {
    @ParameterizedTest
    @CsvSource({
        "400,MALFORMED_REQUEST",
        "401,UNAUTHENTICATED",
        "403,NOT_PERMITTED",
        "404,NOT_FOUND",
        "405,METHOD_NOT_ALLOWED",
        "406,NOT_ACCEPTABLE",
        "413,TOO_LARGE",
        "415,UNSUPPORTED_MEDIA_TYPE",
        "418,MALFORMED_REQUEST",
        "500,FAILED",
        "502,FAILED",
        "503,UNAVAILABLE"
    })
    void everyStatusOfTheFrameworkIsAProblemOfTheCatalogue(int status, PlatformProblem problem) {
        assertThat(PlatformProblem.ofStatus(status)).isEqualTo(problem);
    }
}
