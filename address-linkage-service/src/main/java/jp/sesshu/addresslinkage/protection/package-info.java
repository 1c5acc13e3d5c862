/// Protected people (支援措置対象者): whose address is withheld, from when to when, at whose request, and who else.
@NullMarked
package jp.sesshu.addresslinkage.protection;

import org.jspecify.annotations.NullMarked;
