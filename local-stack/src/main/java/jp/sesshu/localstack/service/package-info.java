/// The services of the suite: one table of them, and what each is told at its start.
@NullMarked
package jp.sesshu.localstack.service;

import org.jspecify.annotations.NullMarked;
