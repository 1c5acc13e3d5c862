/// How staff find a resident: by numbers, by how the name is read or written, by birth date, by address.
@NullMarked
package jp.sesshu.addresslinkage.search;

import org.jspecify.annotations.NullMarked;
