package jp.sesshu.platform.audit;

/// The uses of My Number there are. HM-11 names three; the approved registration with the national record system
/// (HM-9) is how the numbers get there. Whatever isn't here can't be asked for.
public enum Purpose {
    REGISTRATION,
    INQUIRY,
    PROVISION,
    CERTIFICATE
}
