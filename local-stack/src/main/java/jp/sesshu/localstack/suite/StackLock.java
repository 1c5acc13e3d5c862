package jp.sesshu.localstack.suite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import jp.sesshu.localstack.process.StackFailure;

/// One command at a time changes a stack; a second one waits for the first.
record StackLock(FileChannel channel, FileLock lock) implements AutoCloseable {
    static StackLock of(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new StackLock(channel, channel.lock());
        } catch (IOException e) {
            throw new StackFailure("%s cannot be written: %s".formatted(folder, e), e);
        }
    }

    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException e) {
            throw new StackFailure("the lock could not be released: " + e.getMessage(), e);
        }
    }
}
