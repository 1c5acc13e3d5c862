/// How fast doses are recorded, beside what PostgreSQL alone does.
@NullMarked
package jp.sesshu.benchmarks.dose;

import org.jspecify.annotations.NullMarked;
