package jp.sesshu.platform.audit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jp.sesshu.platform.mynumber.MyNumberInText;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why something was asked, changed, decided or downloaded, in the words of whoever did it. It is kept and goes to the
/// audit log, where no My Number may be, not even one typed in the wrong place.
@Schema(type = SchemaType.STRING, minLength = 1, maxLength = Reason.LIMIT, examples = "転記誤り")
public record Reason(@JsonValue String value) {
    public static final int LIMIT = 200;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Reason {
        if (value.isBlank() || value.length() > LIMIT || MyNumberInText.isIn(value)) {
            throw new IllegalArgumentException("a reason is 1 to 200 characters without a My Number");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
