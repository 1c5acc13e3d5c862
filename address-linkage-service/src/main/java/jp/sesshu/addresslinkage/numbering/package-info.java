/// Integrated numbers (団体内統合宛名番号): giving the next one, and tying people without My Number to one by hand.
@NullMarked
package jp.sesshu.addresslinkage.numbering;

import org.jspecify.annotations.NullMarked;
