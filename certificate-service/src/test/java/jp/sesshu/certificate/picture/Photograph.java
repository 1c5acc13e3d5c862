package jp.sesshu.certificate.picture;

import java.util.Arrays;
import java.util.Random;
import jp.sesshu.certificate.qr.QrPicture;

/// A photograph of a code as somebody might take it: each step gives a worse one.
final class Photograph {
    private static final int WHITE = 255;
    private final int width;
    private final int height;
    private final byte[] greys;

    private Photograph(int width, int height, byte[] greys) {
        this.width = width;
        this.height = height;
        this.greys = greys;
    }

    /// The grey of each place.
    interface Grey {
        double at(int x, int y);
    }

    static Photograph of(int width, int height, Grey grey) {
        byte[] greys = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                greys[y * width + x] = (byte) Math.clamp(Math.round(grey.at(x, y)), 0, WHITE);
            }
        }
        return new Photograph(width, height, greys);
    }

    /// As it is drawn, with its quiet zone.
    static Photograph drawn(QrPicture code, int scale) {
        int side = (code.size() + 2 * QrPicture.QUIET) * scale;
        return of(side, side, (x, y) ->
                code.isDark(x / scale - QrPicture.QUIET, y / scale - QrPicture.QUIET) ? 0 : WHITE);
    }

    static Photograph blank(int width, int height) {
        byte[] greys = new byte[width * height];
        Arrays.fill(greys, (byte) WHITE);
        return new Photograph(width, height, greys);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    byte[] greys() {
        return greys.clone();
    }

    GreyPicture grey() {
        return new GreyPicture(width, height, greys);
    }

    /// Turned about its middle and made larger or smaller, on white.
    Photograph turned(double degrees, double scale) {
        double sin = Math.sin(Math.toRadians(degrees));
        double cos = Math.cos(Math.toRadians(degrees));
        int side = (int) Math.ceil(scale * Math.max(width, height) * (Math.abs(sin) + Math.abs(cos)));
        return of(side, side, (x, y) -> {
            double right = (x - side / 2.0) / scale;
            double down = (y - side / 2.0) / scale;
            return between(right * cos + down * sin + width / 2.0, down * cos - right * sin + height / 2.0);
        });
    }

    /// Smaller, and held so that its right is nearer than its left and its foot nearer than its head.
    Photograph askew(double nearer) {
        return of(width, height, (x, y) -> {
            double right = x - width / 2.0;
            double down = y - height / 2.0;
            double near = (1 + nearer * (right / width + 0.6 * down / height)) / 1.3;
            return between(right / near + width / 2.0, down / near + height / 2.0);
        });
    }

    /// Bright at the left, in shadow at the right.
    Photograph shaded() {
        return of(width, height, (x, y) -> (40 + at(x, y) * 0.8) * (1 - 0.7 * x / width));
    }

    Photograph noisy(double deviation, long seed) {
        Random random = new Random(seed);
        return of(width, height, (x, y) -> at(x, y) + random.nextGaussian() * deviation);
    }

    Photograph beside(Photograph right) {
        return of(width + right.width, Math.max(height, right.height), (x, y) ->
                x < width ? at(x, y) : right.at(x - width, y));
    }

    private int at(int x, int y) {
        return x < 0 || y < 0 || x >= width || y >= height ? WHITE : greys[y * width + x] & 0xff;
    }

    private double between(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double fromLeft = x - left;
        double above = at(left, top) * (1 - fromLeft) + at(left + 1, top) * fromLeft;
        double below = at(left, top + 1) * (1 - fromLeft) + at(left + 1, top + 1) * fromLeft;
        return above + (below - above) * (y - top);
    }
}
