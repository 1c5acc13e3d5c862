package jp.sesshu.healthmgmt;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jp.sesshu.platform.testing.SuiteParts;

/// A test of the running service with its real database and a real Kafka. Events stay in the outbox, where a test can
/// look at them; where other services would be, nobody answers unless a test does.
@QuarkusTest
@QuarkusTestResource(
        value = SuiteParts.class,
        initArgs = {
            @ResourceArg(name = "module", value = "health-mgmt-service"),
            @ResourceArg(name = "database", value = "health_mgmt")
        })
@QuarkusTestResource(OtherServices.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface HealthServiceTest {}
