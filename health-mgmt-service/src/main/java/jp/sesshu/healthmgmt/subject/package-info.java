/// The people to be vaccinated: the subject file, kept from the registry's news, and extracts of it.
@NullMarked
package jp.sesshu.healthmgmt.subject;

import org.jspecify.annotations.NullMarked;
