package jp.sesshu.platform.importjob;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream.BLOCKSIZE;
import net.jpountz.lz4.LZ4FrameOutputStream.FLG;

/// A stream's bytes as one LZ4 frame, packed as they are read: little more than a block is in memory at a time.
final class PackedStream extends InputStream {
    private static final byte[] NOTHING = {};
    private final InputStream plain;
    private final ByteArrayOutputStream packing = new ByteArrayOutputStream();
    private final LZ4FrameOutputStream frame;
    private final byte[] block = new byte[64 * 1024];
    private byte[] packed = NOTHING;
    private int position;
    private boolean ended;

    PackedStream(InputStream plain) throws IOException {
        this.plain = plain;
        this.frame = new LZ4FrameOutputStream(packing, BLOCKSIZE.SIZE_64KB, FLG.Bits.BLOCK_INDEPENDENCE);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (position == packed.length) {
            if (ended) {
                return -1;
            }
            pack();
        }
        int count = Math.min(length, packed.length - position);
        System.arraycopy(packed, position, target, offset, count);
        position += count;
        return count;
    }

    private void pack() throws IOException {
        int count = plain.readNBytes(block, 0, block.length);
        frame.write(block, 0, count);
        if (count < block.length) {
            frame.close();
            ended = true;
        }
        packed = packing.toByteArray();
        packing.reset();
        position = 0;
    }

    @Override
    public void close() throws IOException {
        frame.close();
        plain.close();
    }
}
