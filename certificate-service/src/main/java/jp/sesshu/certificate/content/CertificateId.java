package jp.sesshu.certificate.content;

import java.util.regex.Pattern;

/// 証明書ID: `JPN`, the municipality's code, the day of issue and six digits, such as `JPN90000120211209200002`.
public record CertificateId(String value) {
    private static final Pattern SHAPE = Pattern.compile("JPN[0-9]{20}");

    public CertificateId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a certificate's id is JPN and 20 digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
