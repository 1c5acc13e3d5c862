/// The OpenAPI document, completed with what holds for every operation of every service.
@NullMarked
package jp.sesshu.platform.openapi;

import org.jspecify.annotations.NullMarked;
