package jp.sesshu.audit.log;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A trace's id (W3C Trace Context: 32 hexadecimal digits) in the sixteen bytes that it is.
public final class TraceId {
    public static final String SHAPE = "[0-9a-f]{32}";
    private static final Pattern PATTERN = Pattern.compile(SHAPE);

    private TraceId() {}

    /// @return null where the text isn't a trace's id
    public static @Nullable UUID parse(String text) {
        return PATTERN.matcher(text).matches()
                ? new UUID(Long.parseUnsignedLong(text, 0, 16, 16), Long.parseUnsignedLong(text, 16, 32, 16))
                : null;
    }
}
