/// What every service's tests stand on: a real PostgreSQL and Kafka for the module, tokens as Keycloak would issue
/// them,
/// and the rules that every service keeps.
@NullMarked
package jp.sesshu.platform.testing;

import org.jspecify.annotations.NullMarked;
