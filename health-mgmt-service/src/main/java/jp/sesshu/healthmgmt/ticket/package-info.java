/// Tickets issued to extracted subjects.
@NullMarked
package jp.sesshu.healthmgmt.ticket;

import org.jspecify.annotations.NullMarked;
