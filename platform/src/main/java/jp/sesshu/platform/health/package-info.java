/// What a service says of itself: what it can reach, how far behind it is.
@NullMarked
package jp.sesshu.platform.health;

import org.jspecify.annotations.NullMarked;
