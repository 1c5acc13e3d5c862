/// Seals by ICAO's technical report on visible digital seals for health proofs (VDS-NC).
@NullMarked
package jp.sesshu.certificate.seal;

import org.jspecify.annotations.NullMarked;
