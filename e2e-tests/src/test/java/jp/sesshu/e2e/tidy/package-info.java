/// Keeps the repository in order: what the documents name exists, what they promise is tested, and files stay short.
@NullMarked
package jp.sesshu.e2e.tidy;

import org.jspecify.annotations.NullMarked;
