/// A real PostgreSQL server as a child process, for the suite and for tests.
@NullMarked
package jp.sesshu.localstack.postgres;

import org.jspecify.annotations.NullMarked;
