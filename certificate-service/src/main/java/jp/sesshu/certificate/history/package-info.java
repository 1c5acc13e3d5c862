/// Which certificates were issued to whom, which are outdated, and staff's taking one back.
@NullMarked
package jp.sesshu.certificate.history;

import org.jspecify.annotations.NullMarked;
