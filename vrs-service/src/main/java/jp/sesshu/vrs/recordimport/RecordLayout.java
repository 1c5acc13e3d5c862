package jp.sesshu.vrs.recordimport;

import java.util.List;

/// The columns of a RECORD file (doses). The national layout isn't public: this is the project's own profile, version
/// 1.
final class RecordLayout {
    static final List<String> HEADER = List.of(
            "処理区分", "市区町村コード", "接種券番号", "接種回数", "接種状態", "接種日", "接種会場", "医師名", "メーカー", "ワクチン種類", "製品名", "ロット番号", "接種国",
            "登録区分", "備考");
    static final String ADD = "1";
    static final String OVERWRITE = "2";
    static final String CANCEL = "3";
    static final int ACTION = 0;
    static final int MUNICIPALITY = 1;
    static final int TICKET_NUMBER = 2;
    static final int DOSE_NUMBER = 3;
    static final int STATUS = 4;
    static final int GIVEN_ON = 5;
    static final int VENUE = 6;
    static final int DOCTOR = 7;
    static final int MAKER = 8;
    static final int VACCINE_TYPE = 9;
    static final int PRODUCT = 10;
    static final int LOT = 11;
    static final int COUNTRY = 12;
    static final int SOURCE = 13;
    static final int NOTE = 14;

    private RecordLayout() {}
}
