package jp.sesshu.certificate;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import jp.sesshu.platform.testing.ServiceRules;

@AnalyzeClasses(packages = "jp.sesshu.certificate", importOptions = ImportOption.DoNotIncludeTests.class)
@ArchTag("VRS-6")
class ArchitectureTest {
    @ArchTest
    static final ArchTests rules = ArchTests.in(ServiceRules.class);
}
