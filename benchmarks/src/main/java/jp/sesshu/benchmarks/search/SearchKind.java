package jp.sesshu.benchmarks.search;

import java.util.Map;

/// What staff know of somebody whom they look for.
enum SearchKind {
    NUMBER("by number"),
    NAME("by name"),
    KANA("by kana prefix"),
    BIRTH_DATE("by birth date"),
    BIRTH_MONTH_AND_KANA("by birth month and kana"),
    ADDRESS("by address prefix");

    private final String label;

    SearchKind(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    Map<String, String> criteria(Person person) {
        return switch (this) {
            case NUMBER -> Map.of("addresseeNumber", person.addresseeNumber());
            case NAME -> Map.of("name", person.name());
            case KANA -> Map.of("kana", person.kanaBeginning());
            case BIRTH_DATE -> Map.of("birthDate", person.birthDate().toString());
            case BIRTH_MONTH_AND_KANA -> Map.of("birthDate", person.birthMonth(), "kana", person.familyKana());
            case ADDRESS -> Map.of("address", person.block());
        };
    }
}
