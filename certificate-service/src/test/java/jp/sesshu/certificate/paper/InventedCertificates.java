package jp.sesshu.certificate.paper;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.nio.charset.StandardCharsets;
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

/// Certificates of people who don't exist, and codes as large as theirs are.
final class InventedCertificates {
    static final String CARD = "shc:/" + "5676290952432060346029243740446031222959532654603460292540772804".repeat(30);
    static final String SEAL = "{\"data\":{\"hdr\":{\"is\":\"JPN\",\"t\":\"icao.vacc\",\"v\":1}}}".repeat(36);

    private InventedCertificates() {}

    static CertificateContent domestic(String name, int doses) {
        return new CertificateContent(
                new CertificateId("JPN12227120211221000042"),
                CertificateKind.DOMESTIC,
                new MunicipalityCode("122271"),
                Instant.parse("2022-12-20T15:30:00Z"),
                new Holder(name, LocalDate.of(1984, 2, 9)),
                doses(doses),
                null);
    }

    static CertificateContent international(int doses) {
        return new CertificateContent(
                new CertificateId("JPN12227120211221000043"),
                CertificateKind.INTERNATIONAL,
                new MunicipalityCode("122271"),
                Instant.parse("2022-12-20T15:30:00Z"),
                new Holder("浦安　花子", LocalDate.of(1984, 2, 9)),
                doses(doses),
                new Passport("TK0000001", "JPN", "URAYASU", "HANAKO"));
    }

    static QrCode card() {
        return QrCode.encodeSegments(
                List.of(
                        QrSegment.makeBytes("shc:/".getBytes(StandardCharsets.US_ASCII)),
                        QrSegment.makeNumeric(CARD.substring(5))),
                QrCode.Ecc.LOW,
                1,
                22,
                -1,
                false);
    }

    static QrCode seal() {
        return QrCode.encodeBinary(SEAL.getBytes(StandardCharsets.UTF_8), QrCode.Ecc.LOW);
    }

    private static List<DoseGiven> doses(int number) {
        Vaccine[] vaccines = Vaccine.values();
        return IntStream.rangeClosed(1, number)
                .mapToObj(dose -> new DoseGiven(
                        dose,
                        LocalDate.of(2021, 5, 1).plusMonths(3L * dose),
                        vaccines[(dose - 1) % vaccines.length],
                        "EW0%03d".formatted(200 + dose)))
                .toList();
    }
}
