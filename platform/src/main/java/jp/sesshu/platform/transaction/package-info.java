/// How each transaction is bound to the municipality it works for, and which of its failures may pass.
@NullMarked
package jp.sesshu.platform.transaction;

import org.jspecify.annotations.NullMarked;
