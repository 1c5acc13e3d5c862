/// Passports, read from their machine-readable zone and from nothing else.
@NullMarked
package jp.sesshu.certificate.passport;

import org.jspecify.annotations.NullMarked;
