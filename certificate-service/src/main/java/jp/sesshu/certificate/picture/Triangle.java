package jp.sesshu.certificate.picture;

import com.google.zxing.ResultPoint;
import com.google.zxing.common.PerspectiveTransform;
import com.google.zxing.qrcode.detector.FinderPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Three corners that may be those of one code.
///
/// @param distortion how far it is from half a square, 0 for one that is exact
record Triangle(ResultPoint topLeft, ResultPoint topRight, ResultPoint bottomLeft, double distortion) {
    private static final double MOST_DISTORTED = 0.6;
    private static final int KEPT = 8;
    /// Squares from the code's edge to a corner's middle.
    private static final float TO_CORNER = 3.5f;

    /// The least distorted ones.
    static List<Triangle> of(List<FinderPattern> corners) {
        List<Triangle> triangles = new ArrayList<>();
        for (int i = 0; i < corners.size(); i++) {
            for (int j = i + 1; j < corners.size(); j++) {
                for (int k = j + 1; k < corners.size(); k++) {
                    triangles.add(of(corners.get(i), corners.get(j), corners.get(k)));
                }
            }
        }
        return triangles.stream()
                .filter(each -> each.distortion < MOST_DISTORTED)
                .sorted(Comparator.comparingDouble(Triangle::distortion))
                .limit(KEPT)
                .toList();
    }

    private static Triangle of(FinderPattern... three) {
        ResultPoint[] ordered = three.clone();
        ResultPoint.orderBestPatterns(ordered);
        double left = ResultPoint.distance(ordered[1], ordered[0]);
        double top = ResultPoint.distance(ordered[1], ordered[2]);
        double across = ResultPoint.distance(ordered[0], ordered[2]);
        double sides = Math.abs(left - top) / Math.max(left, top);
        double angle = Math.abs(across * across / (left * left + top * top) - 1);
        return new Triangle(ordered[1], ordered[2], ordered[0], sides + angle + sizes(three));
    }

    private static double sizes(FinderPattern... three) {
        double smallest = Double.MAX_VALUE;
        double largest = 0;
        for (FinderPattern each : three) {
            smallest = Math.min(smallest, each.getEstimatedModuleSize());
            largest = Math.max(largest, each.getEstimatedModuleSize());
        }
        return 1 - smallest / largest;
    }

    /// Pixels between the middles of two corners beside each other.
    double side() {
        return (ResultPoint.distance(topLeft, topRight) + ResultPoint.distance(topLeft, bottomLeft)) / 2;
    }

    /// Where the fourth corner's middle is, if the code isn't held askew; else so many sides further right and down.
    ResultPoint fourth(double right, double down) {
        float x = topLeft.getX();
        float y = topLeft.getY();
        return new ResultPoint(
                (float) (x + (1 + right) * (topRight.getX() - x) + (1 + down) * (bottomLeft.getX() - x)),
                (float) (y + (1 + right) * (topRight.getY() - y) + (1 + down) * (bottomLeft.getY() - y)));
    }

    /// Where in the picture the squares of a code are that has so many to a side.
    PerspectiveTransform places(int number, ResultPoint fourth) {
        float far = number - TO_CORNER;
        return PerspectiveTransform.quadrilateralToQuadrilateral(
                TO_CORNER,
                TO_CORNER,
                far,
                TO_CORNER,
                far,
                far,
                TO_CORNER,
                far,
                topLeft.getX(),
                topLeft.getY(),
                topRight.getX(),
                topRight.getY(),
                fourth.getX(),
                fourth.getY(),
                bottomLeft.getX(),
                bottomLeft.getY());
    }
}
