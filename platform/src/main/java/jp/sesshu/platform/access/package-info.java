/// Who is calling, for which municipality, from which zone, and with which permissions.
@NullMarked
package jp.sesshu.platform.access;

import org.jspecify.annotations.NullMarked;
