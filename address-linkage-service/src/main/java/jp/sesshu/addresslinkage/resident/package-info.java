/// Residents: what the registry says of each person, state by state, and what is passed on of it.
@NullMarked
package jp.sesshu.addresslinkage.resident;

import org.jspecify.annotations.NullMarked;
