/// Venues: the lots that the municipality was given, and who records which of them where.
@NullMarked
package jp.sesshu.vrs.venue;

import org.jspecify.annotations.NullMarked;
