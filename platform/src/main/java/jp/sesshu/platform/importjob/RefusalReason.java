package jp.sesshu.platform.importjob;

/// Why a row, or a whole file, was refused. The texts stand in the message bundle under {@code refusal.<name>}.
public enum RefusalReason {
    BROKEN_LINE,
    NOT_IN_CHARSET,
    MISSING,
    FORMAT,
    TOO_LONG,
    DATE,
    CHECK_DIGIT,
    UNKNOWN_CODE,
    OTHER_MUNICIPALITY,
    DUPLICATE_IN_FILE,
    ALREADY_ON_RECORD,
    DIFFERENT_ON_RECORD,
    CONTRADICTED_IN_FILE,
    NUMBER_TAKEN,
    OUT_OF_ORDER,
    NOT_ON_RECORD,
    HAS_DOSES,
    NO_CONSENT,
    HEADER,
    TOO_MANY_ENDED,
    NOT_APPROVED,
    FAILED
}
