package jp.sesshu.vrs.observer;

/// By what counts can be summed. The date is the day on which a count was published.
enum Dimension {
    MUNICIPALITY("municipality"),
    DATE("published_on"),
    AGE_GROUP("age_group"),
    SEX("sex"),
    DOSE("dose_number"),
    PRODUCT("product");

    private final String column;

    Dimension(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }
}
