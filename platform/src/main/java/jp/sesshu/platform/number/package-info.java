/// The numbers that the field knows, each checked where it enters.
@NullMarked
package jp.sesshu.platform.number;

import org.jspecify.annotations.NullMarked;
