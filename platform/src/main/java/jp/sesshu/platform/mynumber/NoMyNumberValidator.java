package jp.sesshu.platform.mynumber;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/// Checks {@link NoMyNumber}. Text that isn't there holds none.
public class NoMyNumberValidator implements ConstraintValidator<NoMyNumber, CharSequence> {
    @Override
    public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
        return text == null || !MyNumberInText.isIn(text);
    }
}
