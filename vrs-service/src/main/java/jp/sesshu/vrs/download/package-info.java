/// Downloads of what a municipality's area holds, as CSV without My Number.
@NullMarked
package jp.sesshu.vrs.download;

import org.jspecify.annotations.NullMarked;
