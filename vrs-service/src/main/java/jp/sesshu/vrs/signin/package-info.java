/// Sign-ins that Keycloak refused: read from its events, counted by account and by address, and told (VRS-22).
@NullMarked
package jp.sesshu.vrs.signin;

import org.jspecify.annotations.NullMarked;
