/// News of doses: a certificate about a dose that was corrected or cancelled is outdated.
@NullMarked
package jp.sesshu.certificate.outdated;

import org.jspecify.annotations.NullMarked;
