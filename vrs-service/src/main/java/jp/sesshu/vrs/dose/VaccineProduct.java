package jp.sesshu.vrs.dose;

/// The vaccines of the programme, with their Japanese names and makers.
public enum VaccineProduct {
    COMIRNATY("コミナティ", "ファイザー"),
    COMIRNATY_BA1("コミナティ（BA.1）", "ファイザー"),
    COMIRNATY_BA45("コミナティ（BA.4-5）", "ファイザー"),
    COMIRNATY_CHILD("コミナティ（5～11歳用）", "ファイザー"),
    COMIRNATY_INFANT("コミナティ（6か月～4歳用）", "ファイザー"),
    SPIKEVAX("スパイクバックス", "モデルナ"),
    SPIKEVAX_BA1("スパイクバックス（BA.1）", "モデルナ"),
    SPIKEVAX_BA45("スパイクバックス（BA.4-5）", "モデルナ"),
    NUVAXOVID("ヌバキソビッド", "武田薬品工業"),
    VAXZEVRIA("バキスゼブリア", "アストラゼネカ");

    private final String japaneseName;
    private final String maker;

    VaccineProduct(String japaneseName, String maker) {
        this.japaneseName = japaneseName;
        this.maker = maker;
    }

    public String japaneseName() {
        return japaneseName;
    }

    public String maker() {
        return maker;
    }
}
