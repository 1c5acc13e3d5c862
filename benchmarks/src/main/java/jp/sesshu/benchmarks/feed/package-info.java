/// How fast the registry's feeds become residents, beside a plain COPY, and subjects.
@NullMarked
package jp.sesshu.benchmarks.feed;

import org.jspecify.annotations.NullMarked;
