package jp.sesshu.healthmgmt.registration;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import org.jspecify.annotations.Nullable;

/// A run's TARGET file as it is sent: the next page is written when the one before has been read, so one page is in
/// memory at a time. Where a page can't be written the stream breaks, and the receiver takes nothing.
final class TargetStream extends InputStream {
    private final TargetFile file;
    private final RegistrationRuns.Work run;
    private final Caller who;
    private byte[] page = new byte[0];
    private int position;
    private @Nullable String after;
    private volatile @Nullable RemoteRefusal refusal;

    TargetStream(TargetFile file, RegistrationRuns.Work run, Caller who) {
        this.file = file;
        this.run = run;
        this.who = who;
    }

    /// Why the stream broke, if another service refused for good.
    @Nullable
    RemoteRefusal refusal() {
        return refusal;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (position == page.length && !nextPage()) {
            return -1;
        }
        int count = Math.min(length, page.length - position);
        System.arraycopy(page, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean nextPage() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
            if (after == null) {
                csv.writeRecord(TargetFile.HEADER);
            }
            String from = after == null ? "" : after;
            String last = CurrentCaller.as(who, () -> file.page(run, from, csv));
            after = last == null ? from : last;
        } catch (RemoteRefusal refused) {
            refusal = refused;
            throw new IOException("refused by another service", refused);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
        page = bytes.toByteArray();
        position = 0;
        return page.length > 0;
    }
}
