/// Uploaded files: spooled encrypted, checked row by row, merged in one transaction, resumed after a crash.
@NullMarked
package jp.sesshu.platform.importjob;

import org.jspecify.annotations.NullMarked;
