/// Alarms: kept, announced, shown to the security officer, and acknowledged with a note.
@NullMarked
package jp.sesshu.vrs.alarm;

import org.jspecify.annotations.NullMarked;
