/// Passwords and keys, made at the first start and kept in files only their owner may read.
@NullMarked
package jp.sesshu.localstack.secret;

import org.jspecify.annotations.NullMarked;
