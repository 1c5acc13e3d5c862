/// The command line behind ./suite.
@NullMarked
package jp.sesshu.localstack.cli;

import org.jspecify.annotations.NullMarked;
