package jp.sesshu.vrs;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jp.sesshu.platform.testing.SuiteParts;

/// A test of the running service with its real database and a real Kafka. It is in the LGWAN zone unless its
/// profile says otherwise.
@QuarkusTest
@QuarkusTestResource(
        value = SuiteParts.class,
        initArgs = {
            @ResourceArg(name = "module", value = "vrs-service"),
            @ResourceArg(name = "database", value = "vrs"),
            @ResourceArg(name = "further-role", value = "vrs_internet")
        })
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface VrsServiceTest {}
