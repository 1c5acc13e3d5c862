package jp.sesshu.platform.importjob;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/// How uploads are worked through.
@ConfigMapping(prefix = "suite.import")
public interface ImportConfig {
    /// Charsets a file may be declared in.
    @WithDefault("UTF-8,windows-31j")
    Set<String> charsets();

    /// How often unfinished jobs are looked for, beside being started at once by their upload.
    @WithDefault("15s")
    Duration lookAgain();

    /// A job that failed this often for a reason of its own is refused.
    @WithDefault("3")
    int attempts();
}
