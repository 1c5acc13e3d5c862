/// Refusals on their way out: every exception becomes a problem, and a refused access leaves an audit entry.
@NullMarked
package jp.sesshu.platform.refusal;

import org.jspecify.annotations.NullMarked;
