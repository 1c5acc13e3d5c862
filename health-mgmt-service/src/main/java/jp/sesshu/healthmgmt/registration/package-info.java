/// Sending subjects and tickets to the national record system, as a run that one person asks for and another approves.
@NullMarked
package jp.sesshu.healthmgmt.registration;

import org.jspecify.annotations.NullMarked;
