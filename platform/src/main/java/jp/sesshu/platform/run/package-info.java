/// Work beside the requests: looked for again and again, and daily runs that go on after a crash where they were.
@NullMarked
package jp.sesshu.platform.run;

import org.jspecify.annotations.NullMarked;
