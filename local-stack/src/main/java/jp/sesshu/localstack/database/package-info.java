/// One database per service: its roles, their rights, its migrations.
@NullMarked
package jp.sesshu.localstack.database;

import org.jspecify.annotations.NullMarked;
