/// Doses by file: RECORD files are checked as single doses are, and put on record by set-based statements.
@NullMarked
package jp.sesshu.vrs.recordimport;

import org.jspecify.annotations.NullMarked;
