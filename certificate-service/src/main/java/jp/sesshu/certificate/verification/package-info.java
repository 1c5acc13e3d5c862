/// Verifies cards and seals, our own and others', from nothing but what they say and whom we trust.
@NullMarked
package jp.sesshu.certificate.verification;

import org.jspecify.annotations.NullMarked;
