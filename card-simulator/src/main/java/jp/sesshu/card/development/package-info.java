/// The keys of what is simulated: for development, made on each machine, and trusted nowhere else.
@NullMarked
package jp.sesshu.card.development;

import org.jspecify.annotations.NullMarked;
