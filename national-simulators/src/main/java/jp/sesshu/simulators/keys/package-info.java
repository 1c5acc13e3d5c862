/// The development keys of what is simulated, made at the first start.
@NullMarked
package jp.sesshu.simulators.keys;

import org.jspecify.annotations.NullMarked;
