package jp.sesshu.simulators;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The page's language, as it says with each request.
public final class Language {
    private Language() {}

    /// Japanese, unless English is asked for.
    public static Locale of(@Nullable String acceptLanguage) {
        return acceptLanguage != null && acceptLanguage.startsWith("en") ? Locale.ENGLISH : Locale.JAPANESE;
    }

    public static String choose(Locale language, String japanese, String english) {
        return language.equals(Locale.ENGLISH) ? english : japanese;
    }
}
