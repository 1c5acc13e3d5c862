package jp.sesshu.certificate.issue;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;

/// Serials 0 to 999999, a block at a time for this process alone. They start over; a serial is a proposal, and whether
/// it is new in its municipality and on its day the database says.
@ApplicationScoped
class Serials {
    private static final int BLOCK = 100;
    private final ReentrantLock lock = new ReentrantLock();
    private int next;
    private int end;

    int next(Connection connection) throws SQLException {
        lock.lock();
        try {
            if (next == end) {
                next = block(connection) * BLOCK;
                end = next + BLOCK;
            }
            return next++;
        } finally {
            lock.unlock();
        }
    }

    private static int block(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select nextval('certificate_serial_block')");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
