/// Writings of one name, reading or address that staff take for the same, brought to one form for comparing.
@NullMarked
package jp.sesshu.addresslinkage.folding;

import org.jspecify.annotations.NullMarked;
