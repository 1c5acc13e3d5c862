package jp.sesshu.platform.importjob;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.UUID;
import net.jpountz.lz4.LZ4FrameInputStream;
import org.jspecify.annotations.Nullable;

/// A spooled file as a stream: a few decrypted pieces in memory at a time.
final class SpooledFile extends PieceStream {
    private final UploadSpool spool;
    private final UUID job;
    private final Queue<byte[]> pieces = new ArrayDeque<>();
    private int number;
    private boolean packed;

    private SpooledFile(UploadSpool spool, UUID job) {
        this.spool = spool;
        this.job = job;
    }

    /// The file as it was sent.
    static InputStream open(UploadSpool spool, UUID job) throws IOException {
        SpooledFile file = new SpooledFile(spool, job);
        file.fetch();
        return file.packed ? new LZ4FrameInputStream(file) : file;
    }

    @Override
    byte @Nullable [] next() throws IOException {
        if (pieces.isEmpty()) {
            fetch();
        }
        return pieces.poll();
    }

    private void fetch() throws IOException {
        try {
            UploadSpool.Pieces more = spool.pieces(job, number);
            packed = more.packed();
            pieces.addAll(more.bytes());
            number += pieces.size();
        } catch (SQLException | GeneralSecurityException e) {
            throw new IOException("the spooled file can't be read back", e);
        }
    }
}
