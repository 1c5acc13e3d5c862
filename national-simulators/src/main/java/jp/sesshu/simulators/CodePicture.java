package jp.sesshu.simulators;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// QR codes on a phone's screen, as one path that stays sharp at any size.
public final class CodePicture {
    private static final int QUIET = 4;
    private static final int CARD_VERSION = 22;
    /// A card's characters are written as their distance from this one.
    private static final int FIRST = '-';

    private CodePicture() {}

    /// A SMART Health Card: a segment of bytes, then one of digits.
    public static String ofHealthCard(String jws) {
        StringBuilder digits = new StringBuilder(jws.length() * 2);
        jws.chars().forEach(letter -> digits.append("%02d".formatted(letter - FIRST)));
        List<QrSegment> segments = List.of(
                QrSegment.makeBytes("shc:/".getBytes(StandardCharsets.US_ASCII)),
                QrSegment.makeNumeric(digits.toString()));
        try {
            return svg(QrCode.encodeSegments(segments, QrCode.Ecc.LOW, 1, CARD_VERSION, -1, false));
        } catch (io.nayuki.qrcodegen.DataTooLongException _) {
            return svg(QrCode.encodeSegments(segments, QrCode.Ecc.LOW));
        }
    }

    /// A VDS-NC seal: its text as it is.
    public static String ofSeal(String json) {
        return svg(QrCode.encodeBinary(json.getBytes(StandardCharsets.UTF_8), QrCode.Ecc.LOW));
    }

    private static String svg(QrCode code) {
        int side = code.size + 2 * QUIET;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
                }
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" \
                shape-rendering="crispEdges"><rect width="100%%" height="100%%" fill="#fff"/><path d="%s"/></svg>""".formatted(side * 8, side * 8, side, side, path);
    }
}
