/// Doses: what is on record, who recorded, corrected or cancelled it, and when.
@NullMarked
package jp.sesshu.vrs.dose;

import org.jspecify.annotations.NullMarked;
