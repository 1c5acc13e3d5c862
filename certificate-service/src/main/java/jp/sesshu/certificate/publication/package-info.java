/// What anybody may fetch, and has to, in order to verify: keys, revocation lists, the country's authority.
@NullMarked
package jp.sesshu.certificate.publication;

import org.jspecify.annotations.NullMarked;
