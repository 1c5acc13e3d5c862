package jp.sesshu.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HttpMethod;
import java.util.List;
import java.util.regex.Pattern;
import jp.sesshu.platform.audit.Audited;
import jp.sesshu.platform.audit.NotPersonal;

/// How every service is built. A service's own test takes them all over:
///
/// ```java
/// @AnalyzeClasses(packages = "jp.sesshu.vrs", importOptions = ImportOption.DoNotIncludeTests.class)
/// class ArchitectureTest {
///     @ArchTest
///     static final ArchTests rules = ArchTests.in(ServiceRules.class);
/// }
/// ```
public final class ServiceRules {
    private static final DescribedPredicate<JavaMethod> ENDPOINT = DescribedPredicate.describe(
            "endpoints",
            method -> method.getAnnotations().stream()
                    .anyMatch(each -> each.getRawType().isAnnotatedWith(HttpMethod.class)));

    /// Entities never leave their feature.
    @ArchTest
    public static final ArchRule entitiesArePackagePrivate = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule featuresAreFreeOfCycles =
            slices().matching("jp.sesshu.*.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    public static final ArchRule everyEndpointSaysWhoMayCallIt = methods()
            .that(ENDPOINT)
            .should()
            .beAnnotatedWith(RolesAllowed.class)
            .orShould()
            .beAnnotatedWith(PermitAll.class)
            .orShould()
            .beAnnotatedWith(DenyAll.class)
            .allowEmptyShould(true);

    /// The only doors without a token: what verifiers fetch and anybody verifies, and the two channels that know a person
    /// by the card and the caller by attestation or by its certificate. A further one is added here, for all to see.
    @ArchTest
    public static final ArchRule onlyTheseAnswerWhoeverAsks = methods()
            .that(ENDPOINT)
            .and()
            .areAnnotatedWith(PermitAll.class)
            .should()
            .beDeclaredInClassesThat()
            .resideInAnyPackage(
                    "jp.sesshu.certificate.publication",
                    "jp.sesshu.certificate.verification",
                    "jp.sesshu.certificate.app",
                    "jp.sesshu.certificate.kiosk")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule everyEndpointIsAuditedOrSaysWhyNot = methods()
            .that(ENDPOINT)
            .should(new ArchCondition<>("be either @Audited or @NotPersonal") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean audited = method.isAnnotatedWith(Audited.class);
                    boolean notPersonal = method.isAnnotatedWith(NotPersonal.class);
                    if (audited == notPersonal) {
                        events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + (audited ? " is both" : " is neither")));
                    }
                }
            })
            .allowEmptyShould(true);

    /// JAX-RS skips a method that isn't public with a mere warning, and it answers 404.
    @ArchTest
    public static final ArchRule everyEndpointIsPublic =
            methods().that(ENDPOINT).should().bePublic().allowEmptyShould(true);

    /// What people type in the wrong place would be kept, logged and passed on.
    @ArchTest
    public static final ArchRule nobodyTypesAMyNumberIntoAText =
            methods().that(ENDPOINT).should(new RequestTexts()).allowEmptyShould(true);

    /// Both would open a transaction that no municipality is bound to.
    @ArchTest
    public static final ArchRule transactionsAreDeclared = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.quarkus.narayana.jta.QuarkusTransaction")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.sql.DriverManager");

    /// A checked exception commits by default: half a change, and an audit entry of what didn't happen.
    @ArchTest
    public static final ArchRule failedTransactionsLeaveNothing = methods()
            .that()
            .areAnnotatedWith(Transactional.class)
            .should(new ArchCondition<>("roll back on the checked exceptions they throw") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean rollsBack = List.of(method.getAnnotationOfType(Transactional.class)
                                    .rollbackOn())
                            .contains(Exception.class);
                    boolean checked = method.getThrowsClause().getTypes().stream()
                            .anyMatch(type -> !type.isAssignableTo(RuntimeException.class));
                    if (checked && !rollsBack) {
                        events.add(SimpleConditionEvent.violated(method, method.getFullName() + " would commit"));
                    }
                }
            })
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule namesSayWhatAClassStandsFor = noClasses()
            .should()
            .haveNameMatching(Pattern.compile(".*(%s)"
                            .formatted(String.join("|", List.of("Util", "Utils", "Manager", "Helper", "Impl", "Data"))))
                    .pattern());

    private ServiceRules() {}
}
