/// A My Number Card without a reader: its files, its PIN with three tries, and real signatures under a test authority.
@NullMarked
package jp.sesshu.card;

import org.jspecify.annotations.NullMarked;
