package jp.sesshu.platform.mynumber;

import com.fasterxml.jackson.annotation.JsonCreator;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What somebody typed as a My Number, not yet checked. Like {@link MyNumber} it can't be printed, and there is no way
/// from it to JSON.
@Schema(type = SchemaType.STRING, pattern = "[0-9]{12}", examples = "123456789018")
public final class TypedMyNumber {
    private final String typed;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TypedMyNumber(String typed) {
        this.typed = typed;
    }

    /// @throws ProblemException that names the rule it breaks and doesn't repeat it
    public MyNumber check() {
        if (typed.length() != 12 || !typed.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "myNumber", "Format");
        }
        if (!MyNumber.isValid(typed)) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "myNumber", "CheckDigit");
        }
        return new MyNumber(typed);
    }

    /// For a row that is checked and encrypted like a file's.
    public String forRow() {
        return typed;
    }

    @Override
    public String toString() {
        return "************";
    }
}
