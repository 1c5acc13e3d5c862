package jp.sesshu.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import jp.sesshu.certificate.content.CertificateContent;
import jp.sesshu.certificate.content.CertificateId;
import jp.sesshu.certificate.content.CertificateKind;
import jp.sesshu.certificate.content.DoseGiven;
import jp.sesshu.certificate.content.Holder;
import jp.sesshu.certificate.content.Passport;
import jp.sesshu.certificate.content.Vaccine;
import jp.sesshu.platform.number.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/// Invented certificates.
public final class Contents {
    public static final Instant ISSUED_AT = Instant.parse("2026-04-01T01:02:03.456Z");
    public static final Passport PASSPORT = new Passport("TK0000000", "JPN", "MIYAKE", "SHOTA");

    private Contents() {}

    public static CertificateContent domestic() {
        return domestic("三宅\u3000翔太", 3);
    }

    public static CertificateContent domestic(String name, int doses) {
        return content(CertificateKind.DOMESTIC, name, doses, null);
    }

    public static CertificateContent international() {
        return international(PASSPORT, 3);
    }

    public static CertificateContent international(Passport passport, int doses) {
        return content(CertificateKind.INTERNATIONAL, "三宅\u3000翔太", doses, passport);
    }

    private static CertificateContent content(
            CertificateKind kind, String name, int doses, @Nullable Passport passport) {
        List<DoseGiven> given = IntStream.rangeClosed(1, doses)
                .mapToObj(number -> new DoseGiven(
                        number, LocalDate.of(2021, 3, 1).plusMonths(3L * number), Vaccine.COMIRNATY, "FC988" + number))
                .toList();
        return new CertificateContent(
                new CertificateId("JPN90000120260401000002"),
                kind,
                new MunicipalityCode("900001"),
                ISSUED_AT,
                new Holder(name, LocalDate.of(1991, 2, 18)),
                given,
                passport);
    }
}
