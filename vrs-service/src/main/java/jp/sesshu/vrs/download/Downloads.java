package jp.sesshu.vrs.download;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;
import jp.sesshu.platform.audit.Deed;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/// Streams CSV files: UTF-8 without byte order mark, lines ended by CR LF. Each is on record before it begins.
@ApplicationScoped
public class Downloads {
    private final DownloadRun run;

    Downloads(DownloadRun run) {
        this.run = run;
    }

    /// @param deed what is downloaded and why; the number of rows and the download's id are added
    public StreamingOutput csv(Deed deed, Content content) throws SQLException {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        run.begin(id, deed, content);
        return out -> {
            try {
                run.write(id, content, out);
            } catch (SQLException e) {
                throw new IOException(e);
            }
        };
    }
}
