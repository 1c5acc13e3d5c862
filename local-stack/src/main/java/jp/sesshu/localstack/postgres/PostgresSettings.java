package jp.sesshu.localstack.postgres;

import java.nio.file.Path;

/// Where a server keeps its things, and how much it may promise.
///
/// @param programs the folder that PostgreSQL is unpacked into, once per version
/// @param data the cluster's own folder; made at the first start, used again later
/// @param log the server's log file
/// @param durable true: a commit that was answered is on the disk; false: for tests, faster
/// @param superuserPassword used when the cluster is made, so keep it beside the data
public record PostgresSettings(
        Path programs, Path data, Path log, int port, boolean durable, String superuserPassword) {
    public PostgresSettings {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        if (superuserPassword.isBlank()) {
            throw new IllegalArgumentException("the superuser's password is empty");
        }
        programs = programs.toAbsolutePath();
        data = data.toAbsolutePath();
        log = log.toAbsolutePath();
    }

    @Override
    public String toString() {
        return "PostgresSettings[" + data + ", port " + port + "]";
    }

    /// The whole configuration, written anew at each start so that a changed port takes effect.
    /// Parameters of statements stay out of the log, errors included: they hold personal data.
    String configuration() {
        return """
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                port = %d
                max_connections = 200
                shared_buffers = %s
                max_wal_size = 4GB
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_destination = 'stderr'
                log_line_prefix = '%%m [%%p] %%u@%%d '
                log_parameter_max_length = 0
                log_parameter_max_length_on_error = 0
                log_error_verbosity = terse
                log_min_error_statement = panic
                password_encryption = 'scram-sha-256'
                fsync = %s
                synchronous_commit = %s
                full_page_writes = %s
                """.formatted(
                        port,
                        durable ? "512MB" : "128MB",
                        durable ? "on" : "off",
                        durable ? "on" : "off",
                        durable ? "on" : "off");
    }
}
