/// SMART Health Cards: signed JSON that a verifier anywhere can check.
@NullMarked
package jp.sesshu.certificate.healthcard;

import org.jspecify.annotations.NullMarked;
