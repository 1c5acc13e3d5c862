/// Subjects as staff see them: who they are, how they came to that, and the flags moved out, dead and protected.
@NullMarked
package jp.sesshu.vrs.subject;

import org.jspecify.annotations.NullMarked;
