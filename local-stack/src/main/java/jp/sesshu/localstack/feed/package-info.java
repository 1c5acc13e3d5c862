/// Feeds of the existing systems, from files or of invented people, as demo, tests and benchmarks send them.
@NullMarked
package jp.sesshu.localstack.feed;

import org.jspecify.annotations.NullMarked;
