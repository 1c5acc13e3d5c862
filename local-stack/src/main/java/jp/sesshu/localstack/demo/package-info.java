/// The journey that `./suite demo` makes through the running suite, as its users would.
@NullMarked
package jp.sesshu.localstack.demo;

import org.jspecify.annotations.NullMarked;
