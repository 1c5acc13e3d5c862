/// My Number: a value nobody can print, its encryption, its exact-match index, and the purposes it may be opened for.
@NullMarked
package jp.sesshu.platform.mynumber;

import org.jspecify.annotations.NullMarked;
