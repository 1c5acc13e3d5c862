package jp.sesshu.localstack.suite;

import java.util.OptionalLong;

/// What one program of the stack is doing at this moment.
public record ProgramStatus(String name, OptionalLong pid, int port, State state) {
    public enum State {
        /// It runs and serves.
        READY("ready"),
        /// It runs and doesn't serve (yet, or any more).
        NOT_READY("not ready"),
        /// It doesn't run.
        STOPPED("stopped"),
        /// It doesn't run, and something else has its port.
        PORT_TAKEN("stopped; another program has its port");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
