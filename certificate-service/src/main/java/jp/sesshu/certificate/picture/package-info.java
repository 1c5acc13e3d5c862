/// Reads the QR code in a picture that somebody sends, for browsers that can't.
@NullMarked
package jp.sesshu.certificate.picture;

import org.jspecify.annotations.NullMarked;
