/// Asking the municipality somebody came from for their record, and answering the one somebody went to.
@NullMarked
package jp.sesshu.vrs.inquiry;

import org.jspecify.annotations.NullMarked;
