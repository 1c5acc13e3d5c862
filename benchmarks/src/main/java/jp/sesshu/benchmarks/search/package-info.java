/// How fast staff find somebody among very many residents.
@NullMarked
package jp.sesshu.benchmarks.search;

import org.jspecify.annotations.NullMarked;
