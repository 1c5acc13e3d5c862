package jp.sesshu.certificate.picture;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.PerspectiveTransform;
import com.google.zxing.qrcode.decoder.Version;

/// Where the squares of a code are that is held askew: its fourth corner is put to where most of the small marks match,
/// which every version has in places of its own.
///
/// @param matching the part of the marks' squares that is as it should be
record Fit(int version, PerspectiveTransform places, double matching) {
    /// Of a side, in both directions.
    private static final double FURTHEST = 0.18;
    private static final int FINE_STEPS = 4;
    private static final int[] AROUND = {0, 0, -1, -1, 0, -1, 1, -1, -1, 0, 1, 0, -1, 1, 0, 1, 1, 1};

    /// First by whole squares, then by parts of one.
    static Fit best(BitMatrix dark, Triangle corners, int version) {
        float[] marks = marks(version);
        double square = 1.0 / (Squares.number(version) - 7);
        int steps = (int) (FURTHEST / square);
        double[] coarse = best(dark, corners, version, marks, new double[2], square, steps);
        double[] fine = best(dark, corners, version, marks, coarse, square / FINE_STEPS, FINE_STEPS);
        return at(dark, corners, version, marks, fine[0], fine[1]);
    }

    private static double[] best(
            BitMatrix dark, Triangle corners, int version, float[] marks, double[] middle, double step, int steps) {
        double[] best = middle;
        double matching = -1;
        for (int right = -steps; right <= steps; right++) {
            for (int down = -steps; down <= steps; down++) {
                double[] each = {middle[0] + right * step, middle[1] + down * step};
                Fit fit = at(dark, corners, version, marks, each[0], each[1]);
                if (fit.matching > matching) {
                    matching = fit.matching;
                    best = each;
                }
            }
        }
        return best;
    }

    private static Fit at(
            BitMatrix dark, Triangle corners, int version, float[] marks, double right, double down) {
        PerspectiveTransform places = corners.places(Squares.number(version), corners.fourth(right, down));
        float[] points = marks.clone();
        places.transformPoints(points);
        int matching = 0;
        for (int i = 0; i < points.length; i += 2) {
            // a mark is nine places: its middle, which is dark, and those around it, which are light
            if (isDark(dark, points[i], points[i + 1]) == (i % 18 == 0)) {
                matching++;
            }
        }
        return new Fit(version, places, matching * 2.0 / points.length);
    }

    private static boolean isDark(BitMatrix dark, float x, float y) {
        return x >= 0 && y >= 0 && x < dark.getWidth() && y < dark.getHeight() && dark.get((int) x, (int) y);
    }

    /// The middle of each mark and the eight squares around it, as x and y in turn.
    private static float[] marks(int version) {
        int[] middles = Version.getVersionForNumber(version).getAlignmentPatternCenters();
        int last = middles.length - 1;
        float[] marks = new float[(middles.length * middles.length - 3) * 18];
        int next = 0;
        for (int i = 0; i <= last; i++) {
            for (int j = 0; j <= last; j++) {
                boolean corner = (i == 0 && (j == 0 || j == last)) || (i == last && j == 0);
                for (int k = 0; k < AROUND.length && !corner; k += 2) {
                    marks[next++] = middles[i] + 0.5f + AROUND[k];
                    marks[next++] = middles[j] + 0.5f + AROUND[k + 1];
                }
            }
        }
        return marks;
    }
}
