package jp.sesshu.vrs.inquiry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;

/// How other municipalities are asked.
@ConfigMapping(prefix = "vrs.inquiry")
public interface InquiryConfig {
    /// Whether the person has to have agreed. The national rule dropped it in December 2021; this city's assessment
    /// keeps it.
    @WithDefault("true")
    boolean consentRequired();

    /// How long the doses of an answer stay to be fetched.
    @WithDefault("P90D")
    Period answerKept();
}
