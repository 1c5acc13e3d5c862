/// The running stack under load: connections kept busy, how long answers take, and what that costs.
@NullMarked
package jp.sesshu.benchmarks.load;

import org.jspecify.annotations.NullMarked;
