/// Holding this municipality's provision records against what the others were answered.
@NullMarked
package jp.sesshu.vrs.provisionreport;

import org.jspecify.annotations.NullMarked;
