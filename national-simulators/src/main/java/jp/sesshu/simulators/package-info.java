/// National systems that nobody can connect to from outside, as programs that speak the same protocols.
@NullMarked
package jp.sesshu.simulators;

import org.jspecify.annotations.NullMarked;
