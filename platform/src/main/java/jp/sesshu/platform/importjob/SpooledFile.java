package jp.sesshu.platform.importjob;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/// A spooled file as a stream: one decrypted piece in memory at a time.
final class SpooledFile extends InputStream {
    private static final byte[] NOTHING = {};
    private final UploadSpool spool;
    private final UUID job;
    private byte[] piece = NOTHING;
    private int position;
    private int number;

    SpooledFile(UploadSpool spool, UUID job) {
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
            Optional<byte[]> next = spool.piece(job, number);
            // at the end nothing is left of the last piece, however often one asks
            piece = next.orElse(NOTHING);
            position = 0;
            number++;
            return next.isPresent();
        } catch (SQLException | GeneralSecurityException e) {
            throw new IOException("the spooled file can't be read back", e);
        }
    }
}
