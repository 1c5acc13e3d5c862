package jp.sesshu.certificate.picture;

import java.io.IOException;
import java.io.InputStream;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;

/// A picture as its grey values alone, row by row, a byte for each pixel, 0 for black: no file format that would have
/// to be taken apart, and nothing of where and with what it was taken.
public final class GreyPicture {
    /// Pixels of a side.
    public static final int LONGEST_SIDE = 1_000;

    private final int width;
    private final int height;
    private final byte[] greys;

    /// @throws ProblemException where there are more or fewer values than pixels
    public GreyPicture(int width, int height, byte[] greys) {
        if (greys.length != width * height) {
            throw ProblemException.ofField(PlatformProblem.MALFORMED_REQUEST, "body", "Size");
        }
        this.width = width;
        this.height = height;
        this.greys = greys;
    }

    /// Reads no further than one byte past the picture.
    ///
    /// @param width of 1 to {@link #LONGEST_SIDE}, as is the height
    public static GreyPicture read(int width, int height, InputStream greys) throws IOException {
        return new GreyPicture(width, height, greys.readNBytes(width * height + 1));
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    byte[] greys() {
        return greys;
    }
}
