package jp.sesshu.platform.audit;

import jakarta.enterprise.context.RequestScoped;

/// Whether the running request has written its audit entry.
@RequestScoped
class RecordedInRequest {
    private boolean recorded;

    void mark() {
        recorded = true;
    }

    boolean isRecorded() {
        return recorded;
    }
}
