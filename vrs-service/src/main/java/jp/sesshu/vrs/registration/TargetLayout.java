package jp.sesshu.vrs.registration;

import java.util.List;

/// The columns of a TARGET file (subjects and tickets). The national layout isn't public: this is the project's own
/// profile, version 1.
final class TargetLayout {
    static final List<String> HEADER = List.of(
            "処理区分", "市区町村コード", "個人番号", "宛名番号", "接種券番号", "氏名", "氏名カナ", "生年月日", "性別", "接種券発行日", "接種券状態", "転出フラグ", "転出日",
            "死亡フラグ", "死亡日", "支援措置フラグ");
    static final String ADD = "1";
    static final String UPDATE = "2";
    static final String WITHDRAW = "3";
    static final int ACTION = 0;
    static final int MUNICIPALITY = 1;
    static final int MY_NUMBER = 2;
    static final int ADDRESSEE_NUMBER = 3;
    static final int TICKET_NUMBER = 4;
    static final int NAME = 5;
    static final int KANA = 6;
    static final int BIRTH_DATE = 7;
    static final int SEX = 8;
    static final int ISSUED_ON = 9;
    static final int TICKET_STATE = 10;
    static final int MOVED_OUT = 11;
    static final int MOVED_OUT_ON = 12;
    static final int DEAD = 13;
    static final int DIED_ON = 14;
    static final int PROTECTED = 15;

    private TargetLayout() {}
}
