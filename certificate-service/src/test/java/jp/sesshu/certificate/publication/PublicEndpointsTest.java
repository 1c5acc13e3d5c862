package jp.sesshu.certificate.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What anybody may call without signing in stands here, and is not there at all in the municipalities' network.
@Tag("VRS-11")
class PublicEndpointsTest {
    @Test
    void onlyTheseAnswerWhoeverAsks() {
        List<JavaMethod> open = open(
                "jp.sesshu.certificate.publication", "jp.sesshu.certificate.verification", "jp.sesshu.certificate.app");
        assertThat(open)
                .extracting(method -> method.getOwner().getSimpleName() + "." + method.getName())
                .containsExactlyInAnyOrder(
                        "AppResource.challenge",
                        "AppResource.apply",
                        "AppResource.file",
                        "AppResource.page",
                        "IssuerResource.home",
                        "IssuerResource.jwks",
                        "IssuerResource.revocations",
                        "IssuerResource.authority",
                        "IssuerResource.authorityRevocations",
                        "VerificationPage.page",
                        "VerificationPage.part",
                        "VerificationResource.verify",
                        "VerificationResource.verifyPicture");
        assertThat(open).allSatisfy(method -> {
            EndpointDisabled disabled = method.getOwner().getAnnotationOfType(EndpointDisabled.class);
            assertThat(disabled.name()).isEqualTo("suite.zone");
            assertThat(disabled.stringValue()).isEqualTo("lgwan");
            assertThat(disabled.disableIfMissing()).isTrue();
        });
    }

    /// They answer on the certificate centre's line alone, which is mutual TLS.
    @Test
    @Tag("KON-5")
    void theKiosksChannelIsNotThereInTheInternetZone() {
        List<JavaMethod> open = open("jp.sesshu.certificate.kiosk");
        assertThat(open)
                .extracting(JavaMethod::getName)
                .containsExactlyInAnyOrder("municipalities", "challenge", "apply");
        assertThat(open).allSatisfy(method -> assertThat(method.getOwner()
                        .getAnnotationOfType(EndpointDisabled.class)
                        .stringValue())
                .isEqualTo("internet"));
    }

    static List<JavaMethod> open(String... packages) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(packages).stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(PermitAll.class))
                        .toList();
    }
}
