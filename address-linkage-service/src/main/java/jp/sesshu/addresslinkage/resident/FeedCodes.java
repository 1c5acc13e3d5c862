package jp.sesshu.addresslinkage.resident;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/// The codes a feed may use. The official lists aren't public: the defaults are the project's own profile, and a city
/// sets its own.
@ConfigMapping(prefix = "address-linkage.codes")
interface FeedCodes {
    /// 現存区分CD: 1 resident, 2 moved out, 3 dead, 4 non-resident.
    @WithDefault("1,2,3,4")
    Set<String> residency();

    /// 性別: 1 male, 2 female, 9 unknown.
    @WithDefault("1,2,9")
    Set<String> sex();

    /// 異動事由CD and its kin: 01 birth, 02 move in, 03 move within, 11 move out, 12 death, 21 change of name, 22 change
    /// of household, 31 change of My Number, 99 other.
    @WithDefault("01,02,03,11,12,21,22,31,99")
    Set<String> reason();
}
