package jp.sesshu.certificate.paper;

import java.io.IOException;
import java.io.InputStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// BIZ UDPGothic, which has every character of JIS X 0213 and is drawn to be told apart by everybody. It comes with the
/// program, for a machine may have no Japanese font. A parsed font can't serve two pages at a time, so each is lent.
final class PaperFonts {
    private static final String RESOURCE = "/font/BIZUDPGothic-Regular.ttf";

    private final byte[] file;
    private final Queue<TrueTypeFont> idle = new ConcurrentLinkedQueue<>();

    PaperFonts() {
        try (InputStream in = PaperFonts.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not in the program");
            }
            file = in.readAllBytes();
            giveBack(lend());
        } catch (IOException e) {
            throw new IllegalStateException(RESOURCE + " can't be read", e);
        }
    }

    TrueTypeFont lend() throws IOException {
        TrueTypeFont font = idle.poll();
        return font == null ? parsed() : font;
    }

    void giveBack(TrueTypeFont font) {
        idle.add(font);
    }

    private TrueTypeFont parsed() throws IOException {
        TrueTypeFont font = new TTFParser(true).parse(new RandomAccessReadBuffer(file));
        // ligatures would turn two letters into one glyph, which no search finds
        font.setEnableGsub(false);
        return font;
    }
}
