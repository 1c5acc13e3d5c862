/// Looking one person's record up in the national record system, for an application.
@NullMarked
package jp.sesshu.certificate.lookup;

import org.jspecify.annotations.NullMarked;
