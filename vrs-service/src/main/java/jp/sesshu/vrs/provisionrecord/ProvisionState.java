package jp.sesshu.vrs.provisionrecord;

/// How far a provision is. A protected person's waits until somebody decides; an approved one is provided when the
/// other municipality fetches it.
public enum ProvisionState {
    PROVIDED,
    WAITING,
    APPROVED,
    DECLINED
}
