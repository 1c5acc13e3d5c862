package jp.sesshu.platform.outbox;

/// A fact that already happened, as it leaves the service.
///
/// @param topic the Kafka topic
/// @param key what the fact is about, within the municipality; events with the same key stay in order
/// @param type the CloudEvents type, such as {@code dose.recorded}; its JSON schema is {@code schema/<type>.json}
/// @param data the body, a record that Jackson can write
public record Event(String topic, String key, String type, Object data) {}
