package jp.sesshu.platform.importjob;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream.BLOCKSIZE;
import net.jpountz.lz4.LZ4FrameOutputStream.FLG;
import org.jspecify.annotations.Nullable;

/// A stream's bytes as one LZ4 frame, packed as they are read: little more than a block is in memory at a time.
final class PackedStream extends PieceStream {
    private final InputStream plain;
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final LZ4FrameOutputStream frame;
    private final byte[] block = new byte[64 * 1024];
    private boolean ended;

    PackedStream(InputStream plain) throws IOException {
        this.plain = plain;
        this.frame = new LZ4FrameOutputStream(packed, BLOCKSIZE.SIZE_64KB, FLG.Bits.BLOCK_INDEPENDENCE);
    }

    @Override
    byte @Nullable [] next() throws IOException {
        if (ended) {
            return null;
        }
        int count = plain.readNBytes(block, 0, block.length);
        frame.write(block, 0, count);
        if (count < block.length) {
            frame.close();
            ended = true;
        }
        byte[] next = packed.toByteArray();
        packed.reset();
        return next;
    }
}
