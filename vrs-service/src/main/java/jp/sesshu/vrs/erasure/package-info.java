/// Erasing a municipality's own data: asked for by one person, approved by another, and certified.
@NullMarked
package jp.sesshu.vrs.erasure;

import org.jspecify.annotations.NullMarked;
