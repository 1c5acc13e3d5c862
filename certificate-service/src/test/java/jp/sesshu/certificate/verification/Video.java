package jp.sesshu.certificate.verification;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import jp.sesshu.certificate.qr.QrPicture;

/// What a camera sees that somebody holds still: two frames, each with its grey values first and then no colours.
final class Video {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int BLACK = 16;
    private static final int WHITE = 235;
    private static final int COLOURLESS = 128;

    private Video() {}

    /// The code in the middle.
    static Path of(QrPicture code, Path file) throws IOException {
        int scale = HEIGHT / (code.size() + 2 * QrPicture.QUIET);
        int left = (WIDTH - code.size() * scale) / 2;
        int top = (HEIGHT - code.size() * scale) / 2;
        byte[] frame = blank();
        for (int y = 0; y < code.size() * scale; y++) {
            for (int x = 0; x < code.size() * scale; x++) {
                if (code.isDark(x / scale, y / scale)) {
                    frame[(top + y) * WIDTH + left + x] = BLACK;
                }
            }
        }
        return write(frame, file);
    }

    static Path blank(Path file) throws IOException {
        return write(blank(), file);
    }

    private static byte[] blank() {
        byte[] frame = new byte[WIDTH * HEIGHT * 3 / 2];
        Arrays.fill(frame, 0, WIDTH * HEIGHT, (byte) WHITE);
        Arrays.fill(frame, WIDTH * HEIGHT, frame.length, (byte) COLOURLESS);
        return frame;
    }

    private static Path write(byte[] frame, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("YUV4MPEG2 W%d H%d F5:1 Ip A1:1 C420mpeg2\n"
                    .formatted(WIDTH, HEIGHT)
                    .getBytes(US_ASCII));
            for (int i = 0; i < 2; i++) {
                out.write("FRAME\n".getBytes(US_ASCII));
                out.write(frame);
            }
        }
        return file;
    }
}
