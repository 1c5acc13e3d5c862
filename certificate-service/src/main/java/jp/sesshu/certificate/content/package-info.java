/// What a certificate says, before it is written as a card, a seal or a page.
@NullMarked
package jp.sesshu.certificate.content;

import org.jspecify.annotations.NullMarked;
