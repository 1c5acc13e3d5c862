package jp.sesshu.platform.importjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import net.jpountz.lz4.LZ4FrameInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("UAN-1")
class PackedStreamTest {
    private static final int BLOCK = 64 * 1024;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, 1_000_000})
    void whatIsPackedIsTheSameUnpacked(int length) throws IOException {
        byte[] bytes = repetitive(length);

        assertThat(unpacked(packed(bytes))).isEqualTo(bytes);
    }

    @Test
    void whatRepeatsItselfTakesAFractionAndWhatDoesNotLittleMore() throws IOException {
        byte[] unlike = new byte[1_000_000];
        new Random(1).nextBytes(unlike);

        assertThat(packed(repetitive(1_000_000))).hasSizeLessThan(100_000);
        assertThat(packed(unlike)).hasSizeLessThan(1_001_000);
    }

    @Test
    void itsEndIsNoticedWhenMissing() throws IOException {
        byte[] packed = packed(repetitive(1_000_000));

        assertThatThrownBy(() -> unpacked(Arrays.copyOf(packed, packed.length - 1)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> unpacked(Arrays.copyOf(packed, packed.length / 2)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void isReadByteByByteAndInPartsAlike() throws IOException {
        byte[] bytes = repetitive(1_000);
        InputStream stream = new PackedStream(new ByteArrayInputStream(bytes));

        int first = stream.read();
        byte[] rest = stream.readAllBytes();

        assertThat(first).isEqualTo(0x04);
        assertThat(rest).isEqualTo(Arrays.copyOfRange(packed(bytes), 1, packed(bytes).length));
        assertThat(stream.read()).isEqualTo(-1);
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        return new PackedStream(new ByteArrayInputStream(bytes)).readAllBytes();
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        return new LZ4FrameInputStream(new ByteArrayInputStream(packed)).readAllBytes();
    }

    private static byte[] repetitive(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) "0123456789,".charAt(i % 11);
        }
        return bytes;
    }
}
