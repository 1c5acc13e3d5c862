package jp.sesshu.certificate.picture;

import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.GridSampler;
import com.google.zxing.common.PerspectiveTransform;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.detector.Detector;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The squares of a code between three corners. ZXing's own detector measures how large a square is and takes the
/// number that follows; in a certificate's code, with more than a hundred to a side, it is often off by some, so that
/// clear codes are missed. Here the numbers near it are tried: only one of them decodes.
final class Squares extends Detector {
    private static final int[] NEAR = {0, 1, -1, 2, -2, 3, -3};
    private static final int LARGEST_VERSION = 40;
    private static final int BEST_FITS = 3;
    private static final Map<DecodeHintType, ?> UTF_8 = Map.of(DecodeHintType.CHARACTER_SET, "UTF-8");
    private final Triangle corners;
    private final Decoder decoder = new Decoder();

    Squares(BitMatrix dark, Triangle corners) {
        super(dark);
        this.corners = corners;
    }

    /// Of a code that is held straight, however it is turned.
    Optional<String> straight() {
        return versions()
                .map(version -> read(version, corners.places(number(version), corners.fourth(0, 0))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// Of one that is held askew, so that its sides are of different lengths. It takes some ten times as long.
    Optional<String> askew() {
        return versions()
                .filter(version -> version > 1)
                .map(version -> Fit.best(getImage(), corners, version))
                .sorted(Comparator.comparingDouble(Fit::matching).reversed())
                .limit(BEST_FITS)
                .map(fit -> read(fit.version(), fit.places()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    static int number(int version) {
        return 17 + 4 * version;
    }

    private Stream<Integer> versions() {
        float square = calculateModuleSize(corners.topLeft(), corners.topRight(), corners.bottomLeft());
        if (!(square >= 1)) {
            return Stream.of();
        }
        int version = (int) Math.round((corners.side() / square + 7 - number(0)) / 4);
        return IntStream.of(NEAR)
                .mapToObj(near -> version + near)
                .filter(each -> each >= 1 && each <= LARGEST_VERSION);
    }

    private Optional<String> read(int version, PerspectiveTransform places) {
        try {
            BitMatrix squares =
                    GridSampler.getInstance().sampleGrid(getImage(), number(version), number(version), places);
            return Optional.of(decoder.decode(squares, UTF_8).getText());
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }
}
