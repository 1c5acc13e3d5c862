/// Looking one person's record up for a certificate that the person applied for: for the certificate service alone.
@NullMarked
package jp.sesshu.vrs.certificatelookup;

import org.jspecify.annotations.NullMarked;
