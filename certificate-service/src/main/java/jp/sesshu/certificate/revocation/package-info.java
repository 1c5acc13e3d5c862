/// Which cards and seals no longer count, and the lists by which anybody can know.
@NullMarked
package jp.sesshu.certificate.revocation;

import org.jspecify.annotations.NullMarked;
