/// Counts for the prefecture and the state, who reach nobody's data: published once a day, and never fewer than a few.
@NullMarked
package jp.sesshu.vrs.observer;

import org.jspecify.annotations.NullMarked;
