/// Noticing what looks like an intrusion, in memory, and making whoever does it wait (VRS-22). What is noticed becomes
/// an
/// alarm.
@NullMarked
package jp.sesshu.vrs.watching;

import org.jspecify.annotations.NullMarked;
