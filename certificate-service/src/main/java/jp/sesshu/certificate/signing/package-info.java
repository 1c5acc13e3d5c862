/// The keys that certificates are signed with: where they are kept, when each signs, and how others learn of them.
@NullMarked
package jp.sesshu.certificate.signing;

import org.jspecify.annotations.NullMarked;
