package jp.sesshu.platform.testing;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;

/// Every permission that an endpoint of the service under test asks for, the platform's own endpoints among them.
public final class Permissions {
    private Permissions() {}

    public static String[] all() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("jp.sesshu").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(RolesAllowed.class))
                        .flatMap(method -> Arrays.stream(
                                method.getAnnotationOfType(RolesAllowed.class).value()))
                        .distinct()
                        .toArray(String[]::new);
    }
}
