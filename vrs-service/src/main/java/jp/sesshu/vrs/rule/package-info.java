/// Rules that change with time are data: files, read at the start.
@NullMarked
package jp.sesshu.vrs.rule;

import org.jspecify.annotations.NullMarked;
