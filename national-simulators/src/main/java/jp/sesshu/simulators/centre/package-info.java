/// The certificate centre between the kiosks and the certificate service.
@NullMarked
package jp.sesshu.simulators.centre;

import org.jspecify.annotations.NullMarked;
