/// The My Number Card as it arrives: bytes in the true layout, verified to the authority that the municipality's key
/// comes from before anything in them is read.
@NullMarked
package jp.sesshu.certificate.card;

import org.jspecify.annotations.NullMarked;
