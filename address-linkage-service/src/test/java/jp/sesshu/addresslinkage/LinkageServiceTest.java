package jp.sesshu.addresslinkage;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jp.sesshu.platform.testing.SuiteParts;

/// A test of the running service with its real database and a real Kafka.
@QuarkusTest
@QuarkusTestResource(
        value = SuiteParts.class,
        initArgs = {
            @ResourceArg(name = "module", value = "address-linkage-service"),
            @ResourceArg(name = "database", value = "address_linkage")
        })
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface LinkageServiceTest {}
