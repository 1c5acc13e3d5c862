/// The certificate on paper: one A4 page in Japanese and English, to be archived (PDF/A-2a), searched and read aloud.
@NullMarked
package jp.sesshu.certificate.paper;

import org.jspecify.annotations.NullMarked;
