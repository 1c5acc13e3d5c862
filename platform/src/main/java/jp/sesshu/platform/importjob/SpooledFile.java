package jp.sesshu.platform.importjob;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.UUID;
import net.jpountz.lz4.LZ4FrameInputStream;

/// A spooled file as a stream: a few decrypted pieces in memory at a time.
final class SpooledFile extends InputStream {
    private static final byte[] NOTHING = {};
    private final UploadSpool spool;
    private final UUID job;
    private final Queue<byte[]> pieces = new ArrayDeque<>();
    private byte[] piece = NOTHING;
    private int position;
    private int number;
    private boolean packed;

    /// The file as it was sent.
    static InputStream open(UploadSpool spool, UUID job) throws IOException {
        SpooledFile file = new SpooledFile(spool, job);
        return file.fetch() && file.packed ? new LZ4FrameInputStream(file) : file;
    }

    private SpooledFile(UploadSpool spool, UUID job) {
        this.spool = spool;
        this.job = job;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (position == piece.length && !fetch()) {
            return -1;
        }
        int count = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean fetch() throws IOException {
        try {
            if (pieces.isEmpty()) {
                UploadSpool.Pieces more = spool.pieces(job, number);
                packed = more.packed();
                pieces.addAll(more.bytes());
                number += pieces.size();
            }
            // at the end nothing is left of the last piece, however often one asks
            byte[] next = pieces.poll();
            piece = next == null ? NOTHING : next;
            position = 0;
            return next != null;
        } catch (SQLException | GeneralSecurityException e) {
            throw new IOException("the spooled file can't be read back", e);
        }
    }
}
