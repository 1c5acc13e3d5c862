/// Issuing a certificate: looking the record up, deciding, signing, recording. One way for app, kiosk and counter.
@NullMarked
package jp.sesshu.certificate.issue;

import org.jspecify.annotations.NullMarked;
