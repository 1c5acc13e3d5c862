/// Keycloak with the staff realm, started as a process, and ways to sign in to it as a person or a
/// service does.
@NullMarked
package jp.sesshu.localstack.keycloak;

import org.jspecify.annotations.NullMarked;
