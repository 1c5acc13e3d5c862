package jp.sesshu.localstack.feed;

import java.util.HashMap;
import java.util.Map;

/// Somebody invented who lives in one municipality, is vaccinated there, and moves to another, which gives them numbers
/// of its own. Only the My Number stays.
public final class InventedMover {
    public static final String OLD_ADDRESSEE_NUMBER = "8000000001";
    public static final String NEW_ADDRESSEE_NUMBER = "7000000001";
    public static final String NEW_TICKET = "7000000001";
    public static final String MOVED_ON = "2022-09-01";
    private static final int NUMBER = InventedPeople.NON_RESIDENTS_FROM + InventedPeople.NON_RESIDENTS;
    public static final String NAME = "転居　花子";
    public static final String BIRTH_DATE = "1985-06-15";
    public static final String SURNAME = "TENKYO";
    public static final String GIVEN_NAMES = "HANAKO";
    public static final String PASSPORT_NUMBER = "TK8000001";
    private static final String KANA = "てんきょ　はなこ";

    private InventedMover() {}

    public static String myNumber() {
        return InventedPeople.myNumber(NUMBER);
    }

    /// One that nobody has.
    public static String nobodysNumber() {
        return InventedPeople.myNumber(NUMBER + 1);
    }

    /// The registry's first state, by the items' names in JSON.
    public static Map<String, String> resident() {
        Map<String, String> state = state("1", "20220401", "1");
        state.put("town", "浦安市猫実1丁目1番1号");
        state.put("postalCode", "2790004");
        return state;
    }

    /// The state after it.
    public static Map<String, String> movedOut() {
        String day = MOVED_ON.replace("-", "");
        Map<String, String> state = state("2", day, "2");
        state.put("residentUntil", day);
        state.put("endedReason", "11");
        return state;
    }

    private static Map<String, String> state(String history, String day, String residency) {
        Map<String, String> state = new HashMap<>();
        state.put("addresseeNumber", OLD_ADDRESSEE_NUMBER);
        state.put("historyNumber", history);
        state.put("effectiveOn", day);
        state.put("residency", residency);
        state.put("kana", KANA);
        state.put("name", NAME);
        state.put("birthDate", BIRTH_DATE.replace("-", ""));
        state.put("sex", "2");
        state.put("residentSince", "20220401");
        state.put("residentReason", "02");
        state.put("myNumber", myNumber());
        state.put("deleted", "0");
        return state;
    }

    /// As the new municipality's staff type them in.
    public static Map<String, String> registration() {
        return Map.of(
                "addresseeNumber", NEW_ADDRESSEE_NUMBER,
                "myNumber", myNumber(),
                "name", NAME,
                "kana", KANA,
                "birthDate", BIRTH_DATE,
                "sex", "2",
                "ticketNumber", NEW_TICKET,
                "issuedOn", MOVED_ON);
    }
}
