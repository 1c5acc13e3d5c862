/// Announcing residents again to one consumer, after what it may have has changed or because staff ask for it
/// (ADB-1, ADB-4).
@NullMarked
package jp.sesshu.addresslinkage.announcement;

import org.jspecify.annotations.NullMarked;
