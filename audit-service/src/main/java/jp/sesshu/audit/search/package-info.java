/// Looking through the log: who did what, when, and to whom.
@NullMarked
package jp.sesshu.audit.search;

import org.jspecify.annotations.NullMarked;
