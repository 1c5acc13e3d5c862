/// Events from other services: applied once, in batches, with what can't be applied set aside for staff.
@NullMarked
package jp.sesshu.platform.inbox;

import org.jspecify.annotations.NullMarked;
