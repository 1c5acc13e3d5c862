package jp.sesshu.certificate.counter;

/// A kind of document by which staff check who somebody is. The kind alone is noted, never a number on it.
///
/// @see CounterCheck
public enum IdentityDocument {
    /// 個人番号カード
    MY_NUMBER_CARD(true),
    /// 運転免許証・運転経歴証明書
    DRIVING_LICENCE(true),
    /// 旅券
    PASSPORT(true),
    /// 在留カード・特別永住者証明書
    RESIDENCE_CARD(true),
    /// 身体障害者手帳・療育手帳・精神障害者保健福祉手帳
    DISABILITY_CERTIFICATE(true),
    /// 健康保険の資格確認書
    HEALTH_INSURANCE(false),
    /// 年金手帳・基礎年金番号通知書
    PENSION_BOOK(false),
    /// 住民票の写し
    RESIDENT_RECORD(false),
    /// 戸籍謄本・抄本
    FAMILY_REGISTER(false),
    /// 接種券・接種済証
    VACCINATION_TICKET(false);

    private final boolean hasPhoto;

    IdentityDocument(boolean hasPhoto) {
        this.hasPhoto = hasPhoto;
    }

    /// An authority's document with the holder's photograph is enough by itself; of the others it takes two.
    boolean hasPhoto() {
        return hasPhoto;
    }
}
