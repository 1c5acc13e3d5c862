/// Handing My Numbers out, for a named purpose and to a named run only.
@NullMarked
package jp.sesshu.addresslinkage.mynumber;

import org.jspecify.annotations.NullMarked;
