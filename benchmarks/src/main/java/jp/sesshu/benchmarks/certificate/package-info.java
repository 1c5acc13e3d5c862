/// How fast certificates are issued to people with cards, end to end.
@NullMarked
package jp.sesshu.benchmarks.certificate;

import org.jspecify.annotations.NullMarked;
