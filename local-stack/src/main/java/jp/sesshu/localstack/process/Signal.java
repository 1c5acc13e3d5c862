package jp.sesshu.localstack.process;

import java.io.IOException;

/// The signals that end a process. `Process.destroy` knows TERM and KILL only, and PostgreSQL
/// understands TERM as "wait until every client has left".
public enum Signal {
    INT,
    TERM,
    KILL;

    /// Sends this signal. A process that is gone by now is no error: it is what was wanted.
    public void sendTo(ProcessHandle process) {
        if (!process.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + name(), Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new StackFailure("the command `kill` could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
