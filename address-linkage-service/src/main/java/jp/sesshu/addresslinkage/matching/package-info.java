/// Holding a business system's subject file against the registry, and the report of what differs.
@NullMarked
package jp.sesshu.addresslinkage.matching;

import org.jspecify.annotations.NullMarked;
