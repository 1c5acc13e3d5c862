package jp.sesshu.certificate.issue;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Locale;

/// Twelve random capital letters and digits, as an international certificate's seal is known by.
@ApplicationScoped
class Uvcis {
    private static final int LENGTH = 12;
    private static final int RADIX = 36;
    private static final long ALL = 4_738_381_338_321_616_896L; // 36 to the 12th
    private final SecureRandom random = new SecureRandom();

    String next() {
        String digits = Long.toString(random.nextLong(ALL), RADIX).toUpperCase(Locale.ROOT);
        return "0".repeat(LENGTH - digits.length()) + digits;
    }
}
