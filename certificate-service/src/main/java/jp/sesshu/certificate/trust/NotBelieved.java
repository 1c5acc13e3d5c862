package jp.sesshu.certificate.trust;

/// Ends a verification. It is an ordinary outcome, and so has no stack trace.
public final class NotBelieved extends Exception {
    private static final long serialVersionUID = 1L;
    private final Fault fault;

    public NotBelieved(Fault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
