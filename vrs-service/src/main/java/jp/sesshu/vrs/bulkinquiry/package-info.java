/// Inquiries by file, and the batch that answers them by night.
@NullMarked
package jp.sesshu.vrs.bulkinquiry;

import org.jspecify.annotations.NullMarked;
