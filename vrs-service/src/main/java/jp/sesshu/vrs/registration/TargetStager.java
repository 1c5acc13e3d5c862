package jp.sesshu.vrs.registration;

import java.text.Normalizer;
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

/// Checks one TARGET row. My Number is encrypted here, before anything reaches the database. A row that withdraws a
/// ticket names it and whose it is, and nothing else of it is read; a row that updates may leave My Number out.
final class TargetStager implements ImportKind.RowStager {
    private static final Set<String> ACTIONS = Set.of(TargetLayout.ADD, TargetLayout.UPDATE, TargetLayout.WITHDRAW);
    private static final Set<String> SEXES = Set.of("1", "2", "9");
    private static final Set<String> STATES = Set.of("1", "2");
    private static final Set<String> FLAGS = Set.of("0", "1");
    private static final Pattern TEN_DIGITS = Pattern.compile("[0-9]{10}");
    private static final Pattern TWELVE_DIGITS = Pattern.compile("[0-9]{12}");
    private static final Pattern MY_NUMBER_IN_TEXT = Pattern.compile("([0-9][ -]?){12}");
    private static final int NAME_LIMIT = 200;
    private static final int ITEMS_AFTER_KEY = 11;
    private final MyNumberCipher cipher;
    private final MunicipalityCode municipality;

    TargetStager(MyNumberCipher cipher, MunicipalityCode municipality) {
        this.cipher = cipher;
        this.municipality = municipality;
    }

    @Override
    public void stage(CsvRow row, StagingRow staging) throws RowRefused {
        String action = row.oneOf(TargetLayout.ACTION, ACTIONS);
        if (!row.requiredText(TargetLayout.MUNICIPALITY, 6).equals(municipality.value())) {
            throw row.refused(TargetLayout.MUNICIPALITY, RefusalReason.OTHER_MUNICIPALITY);
        }
        staging.add(action)
                .add(row.matching(TargetLayout.ADDRESSEE_NUMBER, TEN_DIGITS))
                .add(row.matching(TargetLayout.TICKET_NUMBER, TEN_DIGITS));
        if (action.equals(TargetLayout.WITHDRAW)) {
            for (int i = 0; i < ITEMS_AFTER_KEY; i++) {
                staging.addNull();
            }
        } else {
            stageItems(row, action, staging);
        }
    }

    private void stageItems(CsvRow row, String action, StagingRow staging) throws RowRefused {
        MyNumber number = myNumber(row, action);
        staging.add(name(row, TargetLayout.NAME, row.requiredText(TargetLayout.NAME, NAME_LIMIT)))
                .add(name(row, TargetLayout.KANA, row.text(TargetLayout.KANA, NAME_LIMIT)))
                .add(row.date(TargetLayout.BIRTH_DATE))
                .add(row.oneOf(TargetLayout.SEX, SEXES))
                .add(row.date(TargetLayout.ISSUED_ON))
                .add(row.oneOf(TargetLayout.TICKET_STATE, STATES).equals("1") ? "VALID" : "VOID")
                .add(flagged(row, TargetLayout.MOVED_OUT, TargetLayout.MOVED_OUT_ON))
                .add(flagged(row, TargetLayout.DEAD, TargetLayout.DIED_ON))
                .add(row.oneOf(TargetLayout.PROTECTED, FLAGS).equals("1"))
                .add(number == null ? null : cipher.index(number))
                .add(number == null ? null : cipher.encrypt(number));
    }

    private static @Nullable MyNumber myNumber(CsvRow row, String action) throws RowRefused {
        if (action.equals(TargetLayout.UPDATE)
                && row.raw(TargetLayout.MY_NUMBER).isEmpty()) {
            return null;
        }
        String digits = row.matching(TargetLayout.MY_NUMBER, TWELVE_DIGITS);
        if (!MyNumber.isValid(digits)) {
            throw row.refused(TargetLayout.MY_NUMBER, RefusalReason.CHECK_DIGIT);
        }
        return new MyNumber(digits);
    }

    /// Names are stored plainly, so a My Number in the wrong column must not become one.
    private static @Nullable String name(CsvRow row, int column, @Nullable String text) throws RowRefused {
        if (text != null
                && MY_NUMBER_IN_TEXT
                        .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                        .find()) {
            throw row.refused(column, RefusalReason.FORMAT);
        }
        return text;
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
