package jp.sesshu.vrs.inquiry;

/// How an inquiry was answered. That the person is unknown there, that the wrong municipality was named, and that it
/// takes no part all look the same: nobody.
public enum Answer {
    /// Not answered yet: it waits for the batch, or was interrupted.
    ACCEPTED,
    FOUND,
    NOBODY,
    /// A protected person: somebody in the municipality that was asked decides.
    RESTRICTED,
    /// Somebody there decided not to provide.
    DECLINED,
    /// Could not be answered for a fault of ours; it can be asked again under the same id.
    FAILED
}
