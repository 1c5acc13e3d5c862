package jp.sesshu.addresslinkage.resident;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import java.net.Socket;
import java.net.URI;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Nothing of a file is sent that says beforehand that it is longer than any may be.
@LinkageServiceTest
@Tag("UAN-1")
class FeedSizeTest {
    private static final int PATIENCE_MILLIS = 40_000;

    @TestHTTPResource("/feeds/registry/full")
    URI feeds;

    @Test
    void aFileLongerThanMayBeIsRefusedAsAProblemBeforeItComes() throws Exception {
        try (Socket connection = new Socket(feeds.getHost(), feeds.getPort())) {
            // a service that waited for the file would wait for ever
            connection.setSoTimeout(PATIENCE_MILLIS);
            connection
                    .getOutputStream()
                    .write(("POST " + feeds.getPath() + " HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Content-Type: text/csv;charset=UTF-8\r\nContent-Length: 2147483649\r\n\r\n")
                            .getBytes(UTF_8));

            String answer = new String(connection.getInputStream().readAllBytes(), UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 413 ")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .contains("\"type\":\"/problems/too-large\"", "\"title\":\"送信された内容が大きすぎます。\"");
        }
    }
}
