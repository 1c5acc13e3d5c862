package jp.sesshu.addresslinkage.resident;

import java.util.Set;
import java.util.regex.Pattern;
import jp.sesshu.addresslinkage.addressee.BirthDate;
import jp.sesshu.addresslinkage.addressee.FeedItem;
import jp.sesshu.addresslinkage.folding.Folding;
import jp.sesshu.platform.importjob.CsvRow;
import jp.sesshu.platform.importjob.ImportKind;
import jp.sesshu.platform.importjob.RefusalReason;
import jp.sesshu.platform.importjob.RowRefused;
import jp.sesshu.platform.importjob.StagingRow;
import jp.sesshu.platform.mynumber.MyNumber;
import jp.sesshu.platform.mynumber.MyNumberCipher;
import org.jspecify.annotations.Nullable;

/// Checks one row of a resident feed, item by item. My Number is encrypted here, before anything reaches the database.
final class FeedStager implements ImportKind.RowStager {
    private static final Pattern TEN_DIGITS = Pattern.compile("[0-9]{10}");
    private static final Pattern TWELVE_DIGITS = Pattern.compile("[0-9]{12}");
    private static final Pattern FIFTEEN_DIGITS = Pattern.compile("[0-9]{15}");
    private static final Pattern POSTAL_CODE = Pattern.compile("[0-9]{7}");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]");
    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{8}([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]");
    private static final Pattern HISTORY_NUMBER = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Set<String> FLAGS = Set.of("0", "1");
    private static final int TEXT_LIMIT = 200;
    private static final FeedItem[] ITEMS = FeedItem.values();
    private final MyNumberCipher cipher;
    private final SourceCodes codes;

    FeedStager(MyNumberCipher cipher, SourceCodes codes) {
        this.cipher = cipher;
        this.codes = codes;
    }

    @Override
    public void stage(CsvRow row, StagingRow staging) throws RowRefused {
        for (FeedItem item : ITEMS) {
            stage(row, item, staging);
        }
        addMyNumber(row, staging);
        addFolded(row, staging);
        BirthDate born = BirthDate.of(row, FeedItem.BIRTH_DATE_ITEM.place());
        if (born.date().isAfter(row.date(FeedItem.EFFECTIVE_ON.place()))) {
            throw row.refused(FeedItem.BIRTH_DATE_ITEM.place(), RefusalReason.DATE);
        }
        staging.add(born.precision().name());
    }

    private void stage(CsvRow row, FeedItem item, StagingRow staging) throws RowRefused {
        int column = item.place();
        switch (item.shape()) {
            case REQUIRED_NUMBER -> staging.add(row.matching(column, TEN_DIGITS));
            case HISTORY -> staging.add(Integer.parseInt(row.matching(column, HISTORY_NUMBER)));
            case REQUIRED_DATE -> staging.add(row.date(column));
            case BIRTH_DATE -> staging.add(BirthDate.of(row, column).date());
            case DATE -> staging.add(row.optionalDate(column));
            case REQUIRED_TEXT -> staging.add(row.requiredText(column, TEXT_LIMIT));
            case TEXT -> staging.add(row.text(column, TEXT_LIMIT));
            case RESIDENCY -> staging.add(codes.residency(row, column));
            case SEX -> staging.add(codes.sex(row, column));
            case REASON -> staging.add(codes.reason(row, column));
            case RELATIONSHIP -> staging.add(codes.relationship(row, column));
            case SPECIAL_FLAG -> staging.add(codes.specialCharacters(row, column));
            case DELETION -> staging.add(codes.deleted(row, column));
            case POSTAL_CODE -> staging.add(row.optionalMatching(column, POSTAL_CODE));
            case FLAG -> staging.add(row.optionalOneOf(column, FLAGS));
            case TIME -> staging.add(row.optionalMatching(column, TIME));
            case TIMESTAMP -> staging.add(timestamp(row, column));
            case INTEGRATED_NUMBER -> row.optionalMatching(column, FIFTEEN_DIGITS);
            case MY_NUMBER -> {}
        }
    }

    private static @Nullable String timestamp(CsvRow row, int column) throws RowRefused {
        String written = row.optionalMatching(column, TIMESTAMP);
        if (written != null) {
            row.requireDateFirst(column);
        }
        return written;
    }

    private void addMyNumber(CsvRow row, StagingRow staging) throws RowRefused {
        int column = FeedItem.MY_NUMBER_ITEM.place();
        String digits = row.optionalMatching(column, TWELVE_DIGITS);
        if (digits == null) {
            staging.addNull().addNull();
            return;
        }
        if (!MyNumber.isValid(digits)) {
            throw row.refused(column, RefusalReason.CHECK_DIGIT);
        }
        MyNumber number = new MyNumber(digits);
        staging.add(cipher.index(number)).add(cipher.encrypt(number));
    }

    private static void addFolded(CsvRow row, StagingRow staging) throws RowRefused {
        staging.add(Folding.name(text(row, FeedItem.NAME)))
                .add(Folding.kana(text(row, FeedItem.KANA)))
                .add(Folding.address(text(row, FeedItem.TOWN) + text(row, FeedItem.BUILDING)));
    }

    private static String text(CsvRow row, FeedItem item) throws RowRefused {
        String value = row.text(item.place(), TEXT_LIMIT);
        return value == null ? "" : value;
    }
}
