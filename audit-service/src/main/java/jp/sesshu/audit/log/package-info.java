/// The log itself: each municipality's entries as a chain, appended as they arrive and verified on request.
@NullMarked
package jp.sesshu.audit.log;

import org.jspecify.annotations.NullMarked;
