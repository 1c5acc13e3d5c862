/// Provision records: what this municipality gave to another, to whom and why, and who decides where a person must.
@NullMarked
package jp.sesshu.vrs.provisionrecord;

import org.jspecify.annotations.NullMarked;
