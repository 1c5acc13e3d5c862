/// Problem details (RFC 9457): the only shape in which an error leaves a service.
@NullMarked
package jp.sesshu.platform.problem;

import org.jspecify.annotations.NullMarked;
