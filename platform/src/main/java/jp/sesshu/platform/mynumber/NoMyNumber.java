package jp.sesshu.platform.mynumber;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Text that somebody types, such as a reason, and that is kept, logged or passed on: it may not hold a My Number, see
/// {@link MyNumberInText}. Every text of a request has this or a pattern; the build fails otherwise.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({FIELD, PARAMETER, METHOD, TYPE_USE, ANNOTATION_TYPE})
@Constraint(validatedBy = NoMyNumberValidator.class)
public @interface NoMyNumber {
    String message() default "holds a My Number";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
