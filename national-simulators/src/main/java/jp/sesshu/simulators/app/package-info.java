/// The certificate app on a phone.
@NullMarked
package jp.sesshu.simulators.app;

import org.jspecify.annotations.NullMarked;
