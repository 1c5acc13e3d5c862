/// Java programs as child processes, and the AOT caches that make them start quickly.
@NullMarked
package jp.sesshu.localstack.jvm;

import org.jspecify.annotations.NullMarked;
