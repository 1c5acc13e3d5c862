/// The clock, and the one calendar the law goes by.
@NullMarked
package jp.sesshu.platform.time;

import org.jspecify.annotations.NullMarked;
