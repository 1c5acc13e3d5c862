/// Speeds of the running suite, with the CPU that each operation takes by the operating system's accounting.
@NullMarked
package jp.sesshu.benchmarks;

import org.jspecify.annotations.NullMarked;
