/// Subjects and their tickets: how people to be vaccinated come into their municipality's area.
@NullMarked
package jp.sesshu.vrs.registration;

import org.jspecify.annotations.NullMarked;
