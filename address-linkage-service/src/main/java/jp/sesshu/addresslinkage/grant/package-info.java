/// Which consuming system may have which item of a resident, on which legal basis and from when to when (ADB-4).
@NullMarked
package jp.sesshu.addresslinkage.grant;

import org.jspecify.annotations.NullMarked;
