/// How fast certificates are signed, written and verified on one core, beside the signature alone.
@NullMarked
package jp.sesshu.benchmarks.signing;

import org.jspecify.annotations.NullMarked;
