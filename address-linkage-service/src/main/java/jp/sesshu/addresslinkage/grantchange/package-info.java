/// How a grant comes to be and to its end: one person asks, another decides (ADB-4).
@NullMarked
package jp.sesshu.addresslinkage.grantchange;

import org.jspecify.annotations.NullMarked;
