package jp.sesshu.certificate.paper;

import io.nayuki.qrcodegen.QrCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/// A QR code as a picture of one bit a module, which every printer draws with sharp edges.
final class QrPicture {
    /// The white modules that a reader needs on each side.
    static final int QUIET = 4;

    private QrPicture() {}

    static PDImageXObject of(PDDocument document, QrCode code) throws IOException {
        int side = code.size + 2 * QUIET;
        byte[] rows = new byte[side * bytes(side)];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                if (!code.getModule(x - QUIET, y - QUIET)) {
                    rows[y * bytes(side) + x / 8] |= (byte) (0x80 >> (x % 8));
                }
            }
        }
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
            out.write(rows);
        }
        return new PDImageXObject(
                document,
                new ByteArrayInputStream(deflated.toByteArray()),
                COSName.FLATE_DECODE,
                side,
                side,
                1,
                PDDeviceGray.INSTANCE);
    }

    private static int bytes(int modules) {
        return (modules + 7) / 8;
    }
}
