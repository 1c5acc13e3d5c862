/// The journey through the whole suite as real processes: its outcome, what must not leak, crashes and outages.
@NullMarked
package jp.sesshu.e2e.journey;

import org.jspecify.annotations.NullMarked;
