package jp.sesshu.certificate.paper;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.fontbox.ttf.TTFTable;
import org.apache.fontbox.ttf.TrueTypeFont;

/// Which glyph a font has for a character with a variation selector: the part of the `cmap` table (format 14) that
/// FontBox doesn't read.
final class VariationSelectors {
    private static final int FORMAT = 14;
    private static final int RECORD_BYTES = 11;
    private static final int MAPPING_BYTES = 5;

    private final ByteBuffer cmap;
    private final int table;

    private VariationSelectors(ByteBuffer cmap, int table) {
        this.cmap = cmap;
        this.table = table;
    }

    static boolean isSelector(int codePoint) {
        return (codePoint >= 0xFE00 && codePoint <= 0xFE0F) || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }

    static VariationSelectors of(TrueTypeFont font) throws IOException {
        TTFTable table = font.getTableMap().get("cmap");
        ByteBuffer cmap = ByteBuffer.wrap(font.getTableBytes(table));
        int tables = Short.toUnsignedInt(cmap.getShort(2));
        for (int each = 0; each < tables; each++) {
            int offset = cmap.getInt(4 + each * 8 + 4);
            if (Short.toUnsignedInt(cmap.getShort(offset)) == FORMAT) {
                return new VariationSelectors(cmap, offset);
            }
        }
        return new VariationSelectors(cmap, 0);
    }

    /// 0 where the font has no glyph of its own for the two.
    int glyph(int base, int selector) {
        int records = table == 0 ? 0 : cmap.getInt(table + 6);
        for (int each = 0; each < records; each++) {
            int record = table + 10 + each * RECORD_BYTES;
            if (threeBytes(record) == selector) {
                int mappings = cmap.getInt(record + 7);
                return mappings == 0 ? 0 : glyphIn(table + mappings, base);
            }
        }
        return 0;
    }

    private int glyphIn(int mappings, int base) {
        int low = 0;
        int high = cmap.getInt(mappings) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int at = mappings + 4 + middle * MAPPING_BYTES;
            int found = threeBytes(at);
            if (found == base) {
                return Short.toUnsignedInt(cmap.getShort(at + 3));
            }
            low = found < base ? middle + 1 : low;
            high = found < base ? high : middle - 1;
        }
        return 0;
    }

    private int threeBytes(int at) {
        return (Byte.toUnsignedInt(cmap.get(at)) << 16) | Short.toUnsignedInt(cmap.getShort(at + 1));
    }
}
