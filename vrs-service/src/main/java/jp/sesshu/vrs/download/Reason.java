package jp.sesshu.vrs.download;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why something was asked, decided or downloaded, in the words of whoever did it. It is kept and goes to the audit
/// log, where no My Number may be, not even one typed in the wrong place.
@Schema(type = SchemaType.STRING, minLength = 1, maxLength = Reason.LIMIT)
public record Reason(@JsonValue String value) {
    public static final int LIMIT = 200;
    private static final Pattern TWELVE_DIGITS = Pattern.compile("([0-9][ -]?){12}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Reason {
        if (value.isBlank() || value.length() > LIMIT || mayHoldMyNumber(value)) {
            throw new IllegalArgumentException("a reason is 1 to 200 characters without a My Number");
        }
    }

    /// Whether twelve digits stand in a text, however they are written.
    public static boolean mayHoldMyNumber(String text) {
        return TWELVE_DIGITS
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .find();
    }

    @Override
    public String toString() {
        return value;
    }
}
