package jp.sesshu.platform.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// This endpoint neither identifies a person nor changes what is held on one, and says why. Every endpoint is either
/// this or {@link Audited}; the build fails otherwise.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface NotPersonal {
    String value();
}
