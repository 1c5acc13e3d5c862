/// Where one stack keeps its things, and on which ports it answers.
@NullMarked
package jp.sesshu.localstack.home;

import org.jspecify.annotations.NullMarked;
