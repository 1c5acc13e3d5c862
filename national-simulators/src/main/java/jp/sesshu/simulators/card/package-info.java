/// Invented people with My Number Cards and passports, and the reader that a card is put into.
@NullMarked
package jp.sesshu.simulators.card;

import org.jspecify.annotations.NullMarked;
