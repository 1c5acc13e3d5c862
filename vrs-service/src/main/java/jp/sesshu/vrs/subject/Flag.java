package jp.sesshu.vrs.subject;

/// What is said of a subject beside who they are. Each has a column for the day, and one that says whether staff said
/// so; these names are the columns'.
enum Flag {
    MOVED_OUT("moved_out_on", "moved_out_by_staff"),
    DEAD("died_on", "died_by_staff"),
    PROTECTED("protected_since", "protected_by_staff");

    private final String day;
    private final String byStaff;

    Flag(String day, String byStaff) {
        this.day = day;
        this.byStaff = byStaff;
    }

    String day() {
        return day;
    }

    String byStaff() {
        return byStaff;
    }
}
