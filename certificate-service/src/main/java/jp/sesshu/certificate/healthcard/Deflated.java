package jp.sesshu.certificate.healthcard;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Raw DEFLATE (RFC 1951), without the header of zlib.
public final class Deflated {
    private Deflated() {}

    public static byte[] deflate(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(plain);
            deflater.finish();
            byte[] buffer = new byte[plain.length + 64];
            return java.util.Arrays.copyOf(buffer, deflater.deflate(buffer));
        } finally {
            deflater.end();
        }
    }

    /// @throws DataFormatException for what isn't exactly one deflated stream, or is longer than allowed
    public static byte[] inflate(byte[] deflated, int atMost) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if ((length == 0 && !inflater.finished()) || plain.size() + length > atMost) {
                    throw new DataFormatException("cut off, or too long");
                }
                plain.write(buffer, 0, length);
            }
            if (inflater.getRemaining() > 0) {
                throw new DataFormatException("something follows");
            }
            return plain.toByteArray();
        } finally {
            inflater.end();
        }
    }
}
