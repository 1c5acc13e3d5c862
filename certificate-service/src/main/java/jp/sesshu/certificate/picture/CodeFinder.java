package jp.sesshu.certificate.picture;

import com.google.zxing.Binarizer;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds a QR code and what it says. Of several codes it reads one. How long it takes is bounded whatever the picture
/// shows, since anybody sends one.
final class CodeFinder {
    /// So many of the places that may be a code are looked at more closely.
    private static final int ASKEW = 3;

    private CodeFinder() {}

    /// First with what is dark in its surroundings, as light falls unevenly; then with what is dark in the whole.
    static Optional<String> text(GreyPicture picture) {
        int width = picture.width();
        int height = picture.height();
        var pixels = new PlanarYUVLuminanceSource(picture.greys(), width, height, 0, 0, width, height, false);
        return text(new HybridBinarizer(pixels)).or(() -> text(new GlobalHistogramBinarizer(pixels)));
    }

    private static Optional<String> text(Binarizer pixels) {
        try {
            BitMatrix dark = pixels.getBlackMatrix();
            List<Squares> found = Triangle.of(Corners.of(dark)).stream()
                    .map(corners -> new Squares(dark, corners))
                    .toList();
            return first(found.stream().map(Squares::straight))
                    .or(() -> first(found.stream().limit(ASKEW).map(Squares::askew)));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> first(Stream<Optional<String>> texts) {
        return texts.flatMap(Optional::stream).findFirst();
    }
}
