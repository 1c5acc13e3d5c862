package jp.sesshu.certificate;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jp.sesshu.certificate.machine.TrustedMachines;
import jp.sesshu.platform.testing.SuiteParts;

/// A test of the running service with its real database, a real Kafka, and a national record system that is told what
/// to answer.
@QuarkusTest
@QuarkusTestResource(
        value = SuiteParts.class,
        initArgs = {
            @ResourceArg(name = "module", value = "certificate-service"),
            @ResourceArg(name = "database", value = "certificate"),
            @ResourceArg(name = "further-role", value = "certificate_internet")
        })
@QuarkusTestResource(FakeVrs.class)
@QuarkusTestResource(TrustedMachines.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CertificateServiceTest {}
