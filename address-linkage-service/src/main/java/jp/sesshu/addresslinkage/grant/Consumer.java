package jp.sesshu.addresslinkage.grant;

import java.util.Map;
import java.util.Set;
import jp.sesshu.addresslinkage.addressee.Source;

/// A business system that residents are passed on to, and what it may have today.
///
/// @param sources whose addressees it is told of
/// @param legalBases the legal basis of each granted field, by the names of {@link GrantedFields}
/// @param assumed what it takes to be so of people whom it wasn't told of, by field; empty where it wants to know of all
public record Consumer(
        String name, Set<Source> sources, Map<String, String> legalBases, Map<String, String> assumed) {
    public Set<String> fields() {
        return legalBases.keySet();
    }

    /// Then it isn't even told that somebody is on record. To see the addresses of protected people is nothing by
    /// itself.
    public boolean isGrantedNothing() {
        return fields().stream().allMatch(GrantedFields.PROTECTED_ADDRESS::equals);
    }

    /// Each consumer has a topic of its own, which nobody else may read.
    public String topic() {
        return "address-linkage.resident." + name;
    }

    /// SQL that says whom this consumer is told of: everybody who was on record before, since it may have been told
    /// otherwise, and of the others those who aren't as it assumes.
    ///
    /// @param masked SQL that says whether the address is to be withheld
    public String toBeTold(String masked) {
        return told("r.news_version", masked);
    }

    /// SQL that says whom a consumer may know of that was granted all this once, as long as none of them is new: that
    /// they were announced again to somebody is no sign that anything about them was otherwise.
    ///
    /// @param masked SQL that says whether the address is to be withheld
    public String mayKnow(String masked) {
        return told("r.news_version - r.announced_again", masked);
    }

    private String told(String news, String masked) {
        return assumed.isEmpty()
                ? "true"
                : "(%s > 1 or %s)".formatted(news, GrantedFields.otherThan(assumed, fields(), masked));
    }

    /// What this consumer may have of one person, as a SQL expression of type json. The key and the version are in it
    /// whatever is granted.
    ///
    /// @param masked SQL that says whether the address is to be withheld
    public String json(String masked) {
        return """
                (select row_to_json(j) from (select s.addressee_number as "addresseeNumber",
                        s.history_number as "historyNumber", r.news_version as version""" + GrantedFields.selected(fields(), masked) + ") j)";
    }
}
