/// QR codes of cards and seals, as pictures.
@NullMarked
package jp.sesshu.certificate.qr;

import org.jspecify.annotations.NullMarked;
