package jp.sesshu.vrs.bulkinquiry;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.sesshu.platform.audit.Reason;
import jp.sesshu.platform.importjob.CsvRow;
import jp.sesshu.platform.importjob.ImportKind;
import jp.sesshu.platform.importjob.RefusalReason;
import jp.sesshu.platform.importjob.RowRefused;
import jp.sesshu.platform.importjob.StagingRow;
import jp.sesshu.platform.mynumber.MyNumber;
import jp.sesshu.platform.mynumber.MyNumberCipher;
import jp.sesshu.platform.mynumber.MyNumberInText;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.vrs.inquiry.IdentityCheck;

/// Checks one row of a file of inquiries. My Number is encrypted here, before anything reaches the database. The layout
/// is the project's own, version 1.
final class InquiryStager implements ImportKind.RowStager {
    static final List<String> HEADER = List.of("照会キー", "個人番号", "宛名番号", "転出元市区町村コード", "同意", "本人確認", "照会理由");
    private static final int OWN_KEY = 0;
    private static final int MY_NUMBER = 1;
    private static final int ADDRESSEE_NUMBER = 2;
    private static final int MUNICIPALITY = 3;
    private static final int CONSENT = 4;
    private static final int IDENTITY_CHECK = 5;
    private static final int REASON = 6;
    private static final Pattern KEY = Pattern.compile("[0-9A-Za-z-]{1,40}");
    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");
    private static final Pattern TEN_DIGITS = Pattern.compile("[0-9]{10}");
    private static final Pattern TWELVE_DIGITS = Pattern.compile("[0-9]{12}");
    private static final Set<String> FLAGS = Set.of("0", "1");
    private static final Set<String> IDENTITY_CHECKS =
            Arrays.stream(IdentityCheck.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    private final MyNumberCipher cipher;
    private final MunicipalityCode own;
    private final boolean consentRequired;

    InquiryStager(MyNumberCipher cipher, MunicipalityCode own, boolean consentRequired) {
        this.cipher = cipher;
        this.own = own;
        this.consentRequired = consentRequired;
    }

    @Override
    public void stage(CsvRow row, StagingRow staging) throws RowRefused {
        MyNumber number = myNumber(row);
        staging.add(ownKey(row))
                .add(municipality(row))
                .add(row.matching(ADDRESSEE_NUMBER, TEN_DIGITS))
                .add(reason(row))
                .add(consent(row))
                .add(row.oneOf(IDENTITY_CHECK, IDENTITY_CHECKS))
                .add(cipher.encrypt(number))
                .addNull();
    }

    /// The key comes back with the answers, where no My Number may be.
    private static String ownKey(CsvRow row) throws RowRefused {
        String key = row.matching(OWN_KEY, KEY);
        if (MyNumberInText.isIn(key)) {
            throw row.refused(OWN_KEY, RefusalReason.FORMAT);
        }
        return key;
    }

    private static MyNumber myNumber(CsvRow row) throws RowRefused {
        String digits = row.matching(MY_NUMBER, TWELVE_DIGITS);
        if (!MyNumber.isValid(digits)) {
            throw row.refused(MY_NUMBER, RefusalReason.CHECK_DIGIT);
        }
        return new MyNumber(digits);
    }

    private String municipality(CsvRow row) throws RowRefused {
        String code = row.matching(MUNICIPALITY, SIX_DIGITS);
        if (!MunicipalityCode.isValid(code)) {
            throw row.refused(MUNICIPALITY, RefusalReason.CHECK_DIGIT);
        }
        if (code.equals(own.value())) {
            throw row.refused(MUNICIPALITY, RefusalReason.UNKNOWN_CODE);
        }
        return code;
    }

    private boolean consent(CsvRow row) throws RowRefused {
        boolean consent = row.oneOf(CONSENT, FLAGS).equals("1");
        if (consentRequired && !consent) {
            throw row.refused(CONSENT, RefusalReason.NO_CONSENT);
        }
        return consent;
    }

    private static String reason(CsvRow row) throws RowRefused {
        String reason = row.requiredText(REASON, Reason.LIMIT);
        if (reason.isBlank() || MyNumberInText.isIn(reason)) {
            throw row.refused(REASON, RefusalReason.FORMAT);
        }
        return reason;
    }
}
