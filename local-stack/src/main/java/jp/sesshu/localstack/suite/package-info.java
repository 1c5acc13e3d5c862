/// The whole stack: what it consists of, in which order it starts and stops, how it is trained.
@NullMarked
package jp.sesshu.localstack.suite;

import org.jspecify.annotations.NullMarked;
