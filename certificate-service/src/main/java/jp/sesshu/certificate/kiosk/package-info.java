/// The certificate centre's channel: what a kiosk in a shop prints.
@NullMarked
package jp.sesshu.certificate.kiosk;

import org.jspecify.annotations.NullMarked;
