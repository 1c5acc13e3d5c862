package jp.sesshu.addresslinkage.addressee;

import java.util.EnumSet;
import java.util.Set;

/// Whose address is withheld because they are protected (支援措置), as SQL. A protection covers a person in whichever
/// source they are known: everybody with the same integrated number.
public final class Masking {
    private static final String PROTECTED = """
            (exists (select 1 from protected_person p
                      where p.municipality = r.municipality and p.source = r.source
                        and p.addressee_number = r.addressee_number
                        and p.starts_on <= :day and (p.ends_on is null or p.ends_on >= :day):few)
             or exists (select 1 from protected_person p
                         where p.municipality = r.municipality and p.integrated_number = r.integrated_number
                           and p.starts_on <= :day and (p.ends_on is null or p.ends_on >= :day):few))""";
    /// Whether the row {@code r} of {@code resident} is masked on the day {@code :day}.
    public static final String MASKED = PROTECTED.replace(":few", "");
    /// The same for a page of rows, each looked up by index: without {@code offset 0} PostgreSQL would rather read
    /// everybody who is protected.
    public static final String MASKED_OF_FEW = PROTECTED.replace(":few", " offset 0");

    /// The keys (source, addressee_number) of all who are masked in the municipality {@code :m} on the day {@code :day}
    /// or will be later: what is passed on is masked as soon as a protection is entered.
    public static final String KEYS = """
            select p.source, p.addressee_number from protected_person p
             where p.municipality = :m and (p.ends_on is null or p.ends_on >= :day)
            union
            select r.source, r.addressee_number
              from protected_person p
              join resident r on r.municipality = p.municipality and r.integrated_number = p.integrated_number
             where p.municipality = :m and (p.ends_on is null or p.ends_on >= :day)""";

    private static final Set<FeedItem> WHERE_SOMEBODY_LIVES = EnumSet.of(
            FeedItem.ADDRESS_CODE,
            FeedItem.POSTAL_CODE_NOW,
            FeedItem.TOWN,
            FeedItem.BUILDING,
            FeedItem.WARD_CODE,
            FeedItem.GROUP_CODE,
            FeedItem.BRANCH_CODE,
            FeedItem.PRIMARY_SCHOOL,
            FeedItem.JUNIOR_HIGH_SCHOOL,
            FeedItem.TELEPHONE,
            FeedItem.DISTRICT_CODE,
            FeedItem.MOVED_TO_TOWN,
            FeedItem.MOVED_TO_BUILDING);

    private Masking() {}

    public static boolean tellsWhereSomebodyLives(FeedItem item) {
        return WHERE_SOMEBODY_LIVES.contains(item);
    }

    /// An item of the state {@code s}; null where it tells of the address and {@code masked}, SQL too, is true.
    public static String item(FeedItem item, String masked) {
        String value = "s." + item.column();
        return tellsWhereSomebodyLives(item) ? "case when not %s then %s end".formatted(masked, value) : value;
    }
}
