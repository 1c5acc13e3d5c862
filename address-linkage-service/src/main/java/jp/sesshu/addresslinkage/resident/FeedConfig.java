package jp.sesshu.addresslinkage.resident;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import jp.sesshu.addresslinkage.addressee.Source;

/// How the existing systems' feeds are read.
@ConfigMapping(prefix = "address-linkage.feed")
interface FeedConfig {
    /// A feed that would end a greater share of a source's residents than this waits for a supervisor.
    @WithDefault("0.05")
    double endedShareLimit();

    /// So many may be ended whatever their share is.
    @WithDefault("10")
    long endedAlwaysPermitted();

    /// The codes that a source writes, each with the one it means here. The official lists aren't public: a source that
    /// isn't named here writes the project's own profile, whose codes mean themselves.
    Map<Source, CodeTables> codes();

    interface CodeTables {
        /// 現存区分CD to 1 resident, 2 moved out, 3 dead, 4 non-resident.
        Map<String, String> residency();

        /// 性別 to 1 male, 2 female, 9 unknown.
        Map<String, String> sex();

        /// 異動事由CD and its kin to 01 birth, 02 move in, 03 move within, 11 move out, 12 death, 21 change of name, 22
        /// change of household, 31 change of My Number, 99 other.
        Map<String, String> reason();

        /// 続柄CD1 to 続柄CD4 to a relationship to the head of the household: 02 head, 12 wife or spouse, 20 child, or
        /// another code of two digits or capital letters. There are more than are named here, so without a table each
        /// such code means itself; where there is one, a code that it doesn't name is refused.
        Map<String, String> relationship();

        /// 削除区分 to 0, or 1 deleted.
        Map<String, String> deleted();

        /// 外字フラグ to 0, or 1 for a name with a character outside windows-31j's standard part or with a variant.
        Map<String, String> specialCharacters();
    }
}
