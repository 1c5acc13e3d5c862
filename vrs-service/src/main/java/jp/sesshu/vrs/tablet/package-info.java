/// What a venue's tablet can do over the internet: read a ticket, and record a dose. It sees no person.
@NullMarked
package jp.sesshu.vrs.tablet;

import org.jspecify.annotations.NullMarked;
