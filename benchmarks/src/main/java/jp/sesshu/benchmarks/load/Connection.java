package jp.sesshu.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One kept-alive HTTP/1.1 connection that sends one request at a time. Deliberately bare: the load generator shares
/// the machine with what it measures.
public final class Connection implements AutoCloseable {
    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final String host;

    public Connection(URI address) throws IOException {
        socket = new Socket(address.getHost(), address.getPort());
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream());
        host = address.getAuthority();
    }

    /// Sends JSON and reads the whole answer.
    ///
    /// @return the answer's status
    public int post(String path, String authorization, String json) throws IOException {
        send(path, "Authorization: " + authorization, json.getBytes(StandardCharsets.UTF_8));
        return answer();
    }

    /// @param header one header, such as {@code App-Signature: …}
    /// @param body JSON
    /// @return what was answered with 200
    public String ask(String path, String header, byte[] body) throws IOException {
        send(path, header, body);
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        int status = answer(kept);
        String text = kept.toString(StandardCharsets.UTF_8);
        if (status != 200) {
            throw new IOException(path + " was answered with " + status + " " + text);
        }
        return text;
    }

    private void send(String path, String header, byte[] body) throws IOException {
        String head = "POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + header
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        byte[] request = new byte[head.length() + body.length];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, request, 0, head.length());
        System.arraycopy(body, 0, request, head.length(), body.length);
        out.write(request);
    }

    private int answer() throws IOException {
        return answer(OutputStream.nullOutputStream());
    }

    private int answer(OutputStream kept) throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:");
        }
        if (chunked) {
            readChunks(kept);
        } else {
            kept.write(in.readNBytes(length));
        }
        return status;
    }

    private void readChunks(OutputStream kept) throws IOException {
        int length;
        do {
            length = Integer.parseInt(line().strip(), 16);
            kept.write(in.readNBytes(length));
            line();
        } while (length > 0);
    }

    private String line() throws IOException {
        StringBuilder text = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection was closed");
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
