package jp.sesshu.vrs.observer;

/// The age groups of the counts, by age completed on the day of the dose. Fixed, so that no two groupings can be
/// compared.
enum AgeGroup {
    UNDER_5(0, "0-4"),
    FROM_5(5, "5-11"),
    FROM_12(12, "12-19"),
    FROM_20(20, "20-29"),
    FROM_30(30, "30-39"),
    FROM_40(40, "40-49"),
    FROM_50(50, "50-59"),
    FROM_60(60, "60-69"),
    FROM_70(70, "70-79"),
    FROM_80(80, "80-89"),
    FROM_90(90, "90-");

    private final int from;
    private final String label;

    AgeGroup(int from, String label) {
        this.from = from;
        this.label = label;
    }

    /// A SQL expression that gives the label.
    ///
    /// @param age SQL that gives the completed age
    static String sql(String age) {
        StringBuilder sql = new StringBuilder("case");
        for (int i = values().length - 1; i >= 0; i--) {
            AgeGroup group = values()[i];
            sql.append(" when %s >= %d then '%s'".formatted(age, group.from, group.label));
        }
        return sql.append(" else '%s' end".formatted(UNDER_5.label)).toString();
    }
}
