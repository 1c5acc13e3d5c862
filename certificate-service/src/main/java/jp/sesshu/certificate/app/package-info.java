/// The certificate app's channel, over the internet.
@NullMarked
package jp.sesshu.certificate.app;

import org.jspecify.annotations.NullMarked;
