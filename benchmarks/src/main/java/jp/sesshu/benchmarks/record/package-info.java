/// How fast records are looked up, asked for by another municipality, and downloaded, among as many as a nation has.
@NullMarked
package jp.sesshu.benchmarks.record;

import org.jspecify.annotations.NullMarked;
