package jp.sesshu.addresslinkage.matching;

import java.util.Set;
import java.util.regex.Pattern;
import jp.sesshu.addresslinkage.addressee.BirthDate;
import jp.sesshu.platform.importjob.CsvRow;
import jp.sesshu.platform.importjob.ImportKind;
import jp.sesshu.platform.importjob.RowRefused;
import jp.sesshu.platform.importjob.StagingRow;
import org.jspecify.annotations.Nullable;

/// Checks one row of a subject file. An empty item is no mistake: that the system lacks it is a difference.
final class SubjectStager implements ImportKind.RowStager {
    private static final Pattern TEN_DIGITS = Pattern.compile("[0-9]{10}");
    private static final Pattern POSTAL_CODE = Pattern.compile("[0-9]{7}");
    private static final Set<String> SEXES = Set.of("1", "2", "9");
    private static final int TEXT_LIMIT = 200;
    private final Set<String> systems;

    /// @param systems the business systems there are
    SubjectStager(Set<String> systems) {
        this.systems = systems;
    }

    @Override
    public void stage(CsvRow row, StagingRow staging) throws RowRefused {
        for (SubjectItem item : SubjectItem.values()) {
            staging.add(checked(row, item));
        }
    }

    private @Nullable String checked(CsvRow row, SubjectItem item) throws RowRefused {
        int column = item.place();
        return switch (item) {
            case SYSTEM -> row.oneOf(column, systems);
            case ADDRESSEE_NUMBER -> row.matching(column, TEN_DIGITS);
            case BIRTH_DATE -> birthDate(row, column);
            case SEX -> row.optionalOneOf(column, SEXES);
            case POSTAL_CODE -> row.optionalMatching(column, POSTAL_CODE);
            case NAME, KANA, ADDRESS, BUILDING -> row.text(column, TEXT_LIMIT);
        };
    }

    /// As it is written, zeros for what isn't known included.
    private static @Nullable String birthDate(CsvRow row, int column) throws RowRefused {
        if (row.raw(column).isEmpty()) {
            return null;
        }
        var _ = BirthDate.of(row, column);
        return row.raw(column);
    }
}
