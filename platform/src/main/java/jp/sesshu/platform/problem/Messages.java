package jp.sesshu.platform.problem;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// Texts for people, in the caller's language: Japanese unless English is asked for. A service's own bundle comes
/// before the platform's.
public final class Messages {
    private static final List<Locale> LANGUAGES = List.of(Locale.JAPANESE, Locale.ENGLISH);
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Messages() {}

    public static Locale language(HttpHeaders headers) {
        return language(headers.getAcceptableLanguages());
    }

    /// @param wanted the languages of the request, the best first
    public static Locale language(List<Locale> wanted) {
        return wanted.stream()
                .map(each -> Locale.of(each.getLanguage()))
                .filter(LANGUAGES::contains)
                .findFirst()
                .orElse(Locale.JAPANESE);
    }

    /// @throws MissingResourceException where neither bundle has the key; a test walks all keys
    public static String text(String key, Locale language) {
        try {
            return ResourceBundle.getBundle("messages.service", language, loader(), NO_FALLBACK)
                    .getString(key);
        } catch (MissingResourceException notTheServices) {
            return ResourceBundle.getBundle("messages.platform", language, loader(), NO_FALLBACK)
                    .getString(key);
        }
    }

    private static ClassLoader loader() {
        return Thread.currentThread().getContextClassLoader();
    }
}
