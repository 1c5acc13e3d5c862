/// Taking a certificate back: written down with who and why, and told to verifiers by the lists.
@NullMarked
package jp.sesshu.certificate.withdrawal;

import org.jspecify.annotations.NullMarked;
