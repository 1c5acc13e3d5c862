/// Child processes: started, awaited, stopped by signal, recognised again later by pid and start instant.
@NullMarked
package jp.sesshu.localstack.process;

import org.jspecify.annotations.NullMarked;
