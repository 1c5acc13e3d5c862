package jp.sesshu.platform.testing;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.restassured.response.Response;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.assertj.core.api.SoftAssertions;

/// Somebody of another municipality who has every permission and knows the ids of somebody else's data.
///
/// @param tokens a new user's each time, so that nobody is made to wait
/// @param ids what is tried wherever an operation asks for an id
/// @param bodies what an operation is sent, as its schema says
/// @param words what stands in the data and must not be told
public record Stranger(
        Supplier<Tokens> tokens, Set<String> ids, Function<ApiOperation, List<String>> bodies, List<String> words) {
    /// The input was refused before anything was looked at: such an answer proves nothing.
    private static final Set<Integer> NOT_REACHED = Set.of(400, 403, 405, 406, 415, 428);

    /// Fails where an operation tells anything of the data, answers an id with success, breaks, or couldn't be called at
    /// all with what its schema says.
    public void isToldNothingBy(List<ApiOperation> operations) {
        assertSoftly(softly -> operations.forEach(operation -> calls(operation, softly)));
    }

    private void calls(ApiOperation operation, SoftAssertions softly) {
        boolean reached = false;
        for (String id : operation.namesAnId() ? ids : Set.of("none")) {
            for (String body : bodies.apply(operation)) {
                Response answer = operation.send(tokens.get(), id, body);
                reached |= !NOT_REACHED.contains(answer.statusCode());
                String said = answer.asString() + answer.headers();
                softly.assertThat(said)
                        .as("%s %s", operation, body)
                        .doesNotContain(words)
                        .doesNotContain(ids);
                softly.assertThat(answer.statusCode())
                        .as("%s %s: %s", operation, body, said)
                        .matches(status -> operation.namesAnId() ? status < 500 && status >= 400 : status < 500);
            }
        }
        softly.assertThat(reached)
                .as("%s can be called with what its schema says", operation)
                .isTrue();
    }
}
