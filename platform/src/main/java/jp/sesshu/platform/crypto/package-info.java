/// The key store and the data keys of each municipality.
@NullMarked
package jp.sesshu.platform.crypto;

import org.jspecify.annotations.NullMarked;
