/// Letting go of what is held of residents only to be passed on, once it has been passed on and its time is over.
@NullMarked
package jp.sesshu.addresslinkage.holding;

import org.jspecify.annotations.NullMarked;
