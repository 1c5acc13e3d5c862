/// The record of who did what, written in the transaction of the deed itself.
@NullMarked
package jp.sesshu.platform.audit;

import org.jspecify.annotations.NullMarked;
