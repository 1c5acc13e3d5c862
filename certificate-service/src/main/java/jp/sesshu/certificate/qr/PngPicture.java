package jp.sesshu.certificate.qr;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// A black and white picture of one bit for each pixel. The machine needs no graphics for it.
final class PngPicture {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private PngPicture() {}

    static byte[] of(QrPicture code, int scale) {
        int side = (code.size() + 2 * QrPicture.QUIET) * scale;
        ByteBuffer header = ByteBuffer.allocate(13);
        header.putInt(side).putInt(side).put((byte) 1);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        png.writeBytes(chunk("IHDR", header.array()));
        png.writeBytes(chunk("IDAT", deflate(rows(code, scale, side))));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    /// Each row begins with a zero (no filter); a set bit is white.
    private static byte[] rows(QrPicture code, int scale, int side) {
        int length = 1 + (side + 7) / 8;
        byte[] rows = new byte[length * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                if (!code.isDark(x / scale - QrPicture.QUIET, y / scale - QrPicture.QUIET)) {
                    rows[y * length + 1 + x / 8] |= (byte) (0x80 >> x % 8);
                }
            }
        }
        return rows;
    }

    private static byte[] deflate(byte[] rows) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(rows);
            deflater.finish();
            byte[] buffer = new byte[rows.length + 64];
            return java.util.Arrays.copyOf(buffer, deflater.deflate(buffer));
        } finally {
            deflater.end();
        }
    }

    private static byte[] chunk(String name, byte[] content) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + content.length);
        chunk.putInt(content.length).put(name.getBytes(StandardCharsets.US_ASCII)).put(content);
        CRC32 check = new CRC32();
        check.update(chunk.array(), 4, 4 + content.length);
        return chunk.putInt((int) check.getValue()).array();
    }
}
