/// The counter: staff check who somebody is, note what they checked, and issue the certificate.
@NullMarked
package jp.sesshu.certificate.counter;

import org.jspecify.annotations.NullMarked;
