/// Merging two integrated numbers of one person (名寄せ), decided by two people, and splitting them again.
@NullMarked
package jp.sesshu.addresslinkage.merge;

import org.jspecify.annotations.NullMarked;
