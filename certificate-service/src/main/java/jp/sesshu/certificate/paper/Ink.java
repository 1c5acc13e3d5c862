package jp.sesshu.certificate.paper;

import java.awt.Color;

/// How letters are written.
///
/// @param size in points
record Ink(float size, Color color) {
    static final Color BLACK = new Color(0x1A, 0x1A, 0x1A);
    static final Color GREY = new Color(0x4A, 0x4A, 0x4A);

    static Ink black(float size) {
        return new Ink(size, BLACK);
    }

    static Ink grey(float size) {
        return new Ink(size, GREY);
    }

    Ink shrunk(float factor) {
        return new Ink(size * factor, color);
    }
}
