/// Whose certificates are believed: this installation's own, and whoever else is configured.
@NullMarked
package jp.sesshu.certificate.trust;

import org.jspecify.annotations.NullMarked;
