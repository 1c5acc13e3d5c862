/// `./suite bench`: the command, and which sections it measures.
@NullMarked
package jp.sesshu.benchmarks;

import org.jspecify.annotations.NullMarked;
