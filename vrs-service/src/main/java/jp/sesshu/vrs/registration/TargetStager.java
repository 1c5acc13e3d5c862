package jp.sesshu.vrs.registration;

import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import jp.sesshu.platform.importjob.CsvRow;
import jp.sesshu.platform.importjob.ImportKind;
import jp.sesshu.platform.importjob.RefusalReason;
import jp.sesshu.platform.importjob.RowRefused;
import jp.sesshu.platform.importjob.StagingRow;
import jp.sesshu.platform.mynumber.MyNumber;
import jp.sesshu.platform.mynumber.MyNumberCipher;
import jp.sesshu.platform.number.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/// Checks one TARGET row. My Number is encrypted here, before anything reaches the database.
final class TargetStager implements ImportKind.RowStager {
    private static final Set<String> ADD = Set.of("1");
    private static final Set<String> SEXES = Set.of("1", "2", "9");
    private static final Set<String> STATES = Set.of("1", "2");
    private static final Set<String> FLAGS = Set.of("0", "1");
    private static final Pattern TEN_DIGITS = Pattern.compile("[0-9]{10}");
    private static final Pattern TWELVE_DIGITS = Pattern.compile("[0-9]{12}");
    private static final int NAME_LIMIT = 200;
    private final MyNumberCipher cipher;
    private final MunicipalityCode municipality;

    TargetStager(MyNumberCipher cipher, MunicipalityCode municipality) {
        this.cipher = cipher;
        this.municipality = municipality;
    }

    @Override
    public void stage(CsvRow row, StagingRow staging) throws RowRefused {
        row.oneOf(TargetLayout.ACTION, ADD);
        if (!row.requiredText(TargetLayout.MUNICIPALITY, 6).equals(municipality.value())) {
            throw row.refused(TargetLayout.MUNICIPALITY, RefusalReason.OTHER_MUNICIPALITY);
        }
        MyNumber number = myNumber(row);
        staging.add(row.matching(TargetLayout.ADDRESSEE_NUMBER, TEN_DIGITS))
                .add(row.matching(TargetLayout.TICKET_NUMBER, TEN_DIGITS))
                .add(row.requiredText(TargetLayout.NAME, NAME_LIMIT))
                .add(row.text(TargetLayout.KANA, NAME_LIMIT))
                .add(row.date(TargetLayout.BIRTH_DATE))
                .add(row.oneOf(TargetLayout.SEX, SEXES))
                .add(row.date(TargetLayout.ISSUED_ON))
                .add(row.oneOf(TargetLayout.TICKET_STATE, STATES).equals("1") ? "VALID" : "VOID")
                .add(flagged(row, TargetLayout.MOVED_OUT, TargetLayout.MOVED_OUT_ON))
                .add(flagged(row, TargetLayout.DEAD, TargetLayout.DIED_ON))
                .add(row.oneOf(TargetLayout.PROTECTED, FLAGS).equals("1") ? "true" : "false")
                .add(cipher.index(number))
                .add(cipher.encrypt(number));
    }

    private static MyNumber myNumber(CsvRow row) throws RowRefused {
        String digits = row.matching(TargetLayout.MY_NUMBER, TWELVE_DIGITS);
        if (!MyNumber.isValid(digits)) {
            throw row.refused(TargetLayout.MY_NUMBER, RefusalReason.CHECK_DIGIT);
        }
        return new MyNumber(digits);
    }

    /// The date that goes with a flag; a flag without its date, or a date without its flag, is refused.
    private static @Nullable LocalDate flagged(CsvRow row, int flag, int date) throws RowRefused {
        LocalDate day = row.optionalDate(date);
        if (row.oneOf(flag, FLAGS).equals("1") != (day != null)) {
            throw row.refused(date, day == null ? RefusalReason.MISSING : RefusalReason.FORMAT);
        }
        return day;
    }
}
