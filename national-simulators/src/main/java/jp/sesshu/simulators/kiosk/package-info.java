/// The kiosk in a convenience store.
@NullMarked
package jp.sesshu.simulators.kiosk;

import org.jspecify.annotations.NullMarked;
