/// What tests of pages stand on, whichever service shows them.
@NullMarked
package jp.sesshu.pages;

import org.jspecify.annotations.NullMarked;
