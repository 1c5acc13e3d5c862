/// What the app's and the kiosks' channels have in common: a challenge, a body under a signature, a card that is verified
/// before anything else.
@NullMarked
package jp.sesshu.certificate.machine;

import org.jspecify.annotations.NullMarked;
