/// A real Kafka broker as a child process, for the suite and for tests.
@NullMarked
package jp.sesshu.localstack.kafka;

import org.jspecify.annotations.NullMarked;
