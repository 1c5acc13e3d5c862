/// News of residents for each consuming system, with the fields that it may have and no others (ADB-1, ADB-4).
@NullMarked
package jp.sesshu.addresslinkage.news;

import org.jspecify.annotations.NullMarked;
