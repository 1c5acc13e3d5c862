package jp.sesshu.certificate.picture;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.detector.FinderPattern;
import com.google.zxing.qrcode.detector.FinderPatternFinder;
import java.util.Comparator;
import java.util.List;

/// Finds what looks like a corner of a QR code: dark, light, dark, light and dark by 1, 1, 3, 1 and 1, in every direction.
final class Corners extends FinderPatternFinder {
    /// So that small squares aren't missed either.
    private static final int ROWS_SKIPPED = 2;
    /// Each find is compared with all before it. A photograph has some dozens.
    private static final int MOST_FOUND = 300;

    private static final int KEPT = 10;

    private Corners(BitMatrix dark) {
        super(dark);
    }

    /// Those that were seen in most rows, which within a code's squares happens by chance in one or two.
    static List<FinderPattern> of(BitMatrix dark) {
        Corners corners = new Corners(dark);
        for (int y = 0; y < dark.getHeight() && corners.getPossibleCenters().size() < MOST_FOUND; y += ROWS_SKIPPED) {
            corners.scan(y);
        }
        return corners.getPossibleCenters().stream()
                .sorted(Comparator.comparingInt(FinderPattern::getCount).reversed())
                .limit(KEPT)
                .toList();
    }

    /// The lengths of a row's last five changes; a dark one comes first.
    private void scan(int y) {
        BitMatrix dark = getImage();
        int[] lengths = new int[5];
        int changes = 0;
        int x = 0;
        while (x < dark.getWidth() && !dark.get(x, y)) {
            x++;
        }
        for (; x < dark.getWidth(); x++) {
            boolean begunDark = changes % 2 == 0;
            if (dark.get(x, y) == begunDark) {
                lengths[4]++;
                continue;
            }
            if (begunDark && foundPatternCross(lengths)) {
                handlePossibleCenter(lengths.clone(), y, x);
            }
            System.arraycopy(lengths, 1, lengths, 0, 4);
            lengths[4] = 1;
            changes++;
        }
        if (changes % 2 == 0 && foundPatternCross(lengths)) {
            handlePossibleCenter(lengths.clone(), y, x);
        }
    }
}
