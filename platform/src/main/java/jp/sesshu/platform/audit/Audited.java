package jp.sesshu.platform.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// This endpoint identifies a person or changes what is held on one. Its success leaves the service only when an audit
/// entry was written in the request's transaction; otherwise the answer becomes a 503.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Audited {
    /// The action, as it stands in the audit log.
    String value();
}
