package jp.sesshu.certificate.qr;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.sesshu.platform.problem.ProblemException;

/// The squares of a QR code. Whoever draws it leaves {@link #QUIET} squares white around it.
public final class QrPicture {
    public static final int QUIET = 4;
    /// The largest code of a health card that readers are asked to read.
    private static final int CARD_VERSION = 22;
    private final QrCode code;

    private QrPicture(QrCode code) {
        this.code = code;
    }

    /// A SMART Health Card: `shc:/` in a segment of bytes, then two digits for each character in a numeric segment. At
    /// medium correction where that fits the size that readers are asked for, else at low; larger only for a card with
    /// very many doses.
    public static QrPicture ofHealthCard(String jws) {
        List<QrSegment> segments = List.of(
                QrSegment.makeBytes("shc:/".getBytes(StandardCharsets.US_ASCII)),
                QrSegment.makeNumeric(numeric(jws)));
        return smallest(segments, CARD_VERSION);
    }

    /// A VDS-NC seal: its JSON as it is.
    public static QrPicture ofSeal(String json) {
        return smallest(
                List.of(QrSegment.makeBytes(json.getBytes(StandardCharsets.UTF_8))), QrCode.MAX_VERSION);
    }

    /// What a health card's QR code holds, as text.
    public static String healthCardText(String jws) {
        return "shc:/" + numeric(jws);
    }

    private static String numeric(String jws) {
        StringBuilder digits = new StringBuilder(jws.length() * 2);
        for (int i = 0; i < jws.length(); i++) {
            int value = jws.charAt(i) - 45;
            digits.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
        }
        return digits.toString();
    }

    private static QrPicture smallest(List<QrSegment> segments, int wanted) {
        if (fits(segments, wanted, QrCode.Ecc.MEDIUM)) {
            return encode(segments, wanted, QrCode.Ecc.MEDIUM);
        }
        if (!fits(segments, QrCode.MAX_VERSION, QrCode.Ecc.LOW)) {
            throw ProblemException.of(QrProblem.CERTIFICATE_TOO_LONG);
        }
        int version = fits(segments, wanted, QrCode.Ecc.LOW) ? wanted : QrCode.MAX_VERSION;
        return encode(segments, version, QrCode.Ecc.LOW);
    }

    private static boolean fits(List<QrSegment> segments, int version, QrCode.Ecc correction) {
        try {
            encode(segments, version, correction);
            return true;
        } catch (io.nayuki.qrcodegen.DataTooLongException e) {
            return false;
        }
    }

    private static QrPicture encode(List<QrSegment> segments, int version, QrCode.Ecc correction) {
        return new QrPicture(QrCode.encodeSegments(segments, correction, 1, version, -1, false));
    }

    /// For those who draw it themselves.
    public QrCode code() {
        return code;
    }

    /// Squares on each side, without the quiet zone.
    public int size() {
        return code.size;
    }

    public int version() {
        return code.version;
    }

    public boolean isDark(int x, int y) {
        return code.getModule(x, y);
    }

    /// @param scale pixels for each square
    public byte[] png(int scale) {
        return PngPicture.of(this, scale);
    }

    /// One path, black on white, that scales to whatever it is put into.
    public String svg() {
        int side = size() + 2 * QUIET;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < size(); y++) {
            for (int x = 0; x < size(); x++) {
                if (isDark(x, y)) {
                    path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side
                + "\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\""
                + path + "\" fill=\"#000\"/></svg>";
    }
}
