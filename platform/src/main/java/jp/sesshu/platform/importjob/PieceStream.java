package jp.sesshu.platform.importjob;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// A stream of bytes that come in pieces.
abstract class PieceStream extends InputStream {
    private static final byte[] NOTHING = {};
    private byte[] piece = NOTHING;
    private int position;

    /// @return the bytes that come next, which may be none yet; null at the end, however often one asks
    abstract byte @Nullable [] next() throws IOException;

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public final int read(byte[] target, int offset, int length) throws IOException {
        while (position == piece.length) {
            byte[] next = next();
            if (next == null) {
                return -1;
            }
            piece = next;
            position = 0;
        }
        int count = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, target, offset, count);
        position += count;
        return count;
    }
}
