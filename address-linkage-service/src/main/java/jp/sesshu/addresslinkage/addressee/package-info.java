/// Who an addressee is: the source and number they are known by, and the 64 items kept of each of their states.
@NullMarked
package jp.sesshu.addresslinkage.addressee;

import org.jspecify.annotations.NullMarked;
