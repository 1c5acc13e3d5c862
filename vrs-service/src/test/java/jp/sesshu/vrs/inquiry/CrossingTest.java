package jp.sesshu.vrs.inquiry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;

/// Only who acts for another municipality calls {@code CurrentCaller.as}: beside workers, which act for one after the
/// other, the three named here. Doses are recorded on another thread, as whoever asked; alarms and the counts of reads
/// are kept away from the request, each in the area of whoever was counted, and so are refused sign-ins.
@AnalyzeClasses(packages = "jp.sesshu.vrs", importOptions = ImportOption.DoNotIncludeTests.class)
@ArchTag("VRS-9")
class CrossingTest {
    @ArchTest
    static final ArchRule workCrossesAreasInFewPlaces = noClasses()
            .that()
            .doNotHaveSimpleName("AnswerInquiry")
            .and()
            .doNotHaveSimpleName("CompareProvisions")
            .and()
            .doNotHaveSimpleName("OpenAreas")
            .and()
            .haveSimpleNameNotEndingWith("Worker")
            .and()
            .doNotHaveSimpleName("AlarmQueue")
            .and()
            .doNotHaveSimpleName("ReadHabits")
            .and()
            .doNotHaveSimpleName("SeenAccounts")
            .and()
            .doNotHaveSimpleName("WatchSignIns")
            .and()
            .resideOutsideOfPackage("jp.sesshu.vrs.dose")
            .should()
            .callMethod(CurrentCaller.class, "as", Caller.class, ScopedValue.CallableOp.class);

    @ArchTest
    static final ArchRule onlyTheAskerOfAnAnswerReachesTheAskedArea = noClasses()
            .that()
            .doNotHaveSimpleName("AnswerInquiry")
            .and()
            .haveSimpleNameNotStartingWith("AskedArea")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("AskedArea");
}
