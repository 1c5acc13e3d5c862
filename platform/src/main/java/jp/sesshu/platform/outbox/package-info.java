/// Transactional outbox: an event is stored with the change it announces, and shipped to Kafka afterwards.
@NullMarked
package jp.sesshu.platform.outbox;

import org.jspecify.annotations.NullMarked;
