package jp.sesshu.platform.mynumber;

import jp.sesshu.platform.audit.DisclosurePermit;

/// A My Number (個人番号). Not a record: a record must publish its component, and this value is opened only by code that
/// holds a {@link DisclosurePermit}, which only a written audit entry gives.
public final class MyNumber {
    private final String digits;

    public MyNumber(String digits) {
        if (!isValid(digits)) {
            throw new IllegalArgumentException("not a My Number");
        }
        this.digits = digits;
    }

    /// @param permit proof that the purpose of this opening has been written to the audit log
    public String reveal(DisclosurePermit permit) {
        permit.assertLive();
        return digits;
    }

    /// For the cipher alone: encrypting and indexing need the digits, and give away nothing.
    String digitsForCipher() {
        return digits;
    }

    public static boolean isValid(String digits) {
        if (digits.length() != 12 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        return checkDigit(digits) == digits.charAt(11) - '0';
    }

    /// Ministerial Ordinance No. 85 of 2014, Art. 5: weights 6 5 4 3 2 7 6 5 4 3 2 over the first eleven digits.
    private static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < 11; i++) {
            int weight = i < 5 ? 6 - i : 12 - i;
            sum += (digits.charAt(i) - '0') * weight;
        }
        int remainder = sum % 11;
        return remainder <= 1 ? 0 : 11 - remainder;
    }

    @Override
    public String toString() {
        return "************";
    }
}
