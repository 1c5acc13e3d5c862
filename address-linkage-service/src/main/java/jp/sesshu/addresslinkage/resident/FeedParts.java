package jp.sesshu.addresslinkage.resident;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import jp.sesshu.addresslinkage.news.ResidentNews;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.mynumber.MyNumberCiphers;
import jp.sesshu.platform.time.JapaneseCalendar;

/// What the feeds of all sources stand on.
@ApplicationScoped
class FeedParts {
    private final MyNumberCiphers ciphers;
    private final CurrentCaller caller;
    private final FeedConfig config;
    private final ResidentNews news;
    private final InstantSource clock;

    FeedParts(
            MyNumberCiphers ciphers, CurrentCaller caller, FeedConfig config, ResidentNews news, InstantSource clock) {
        this.ciphers = ciphers;
        this.caller = caller;
        this.config = config;
        this.news = news;
        this.clock = clock;
    }

    MyNumberCiphers ciphers() {
        return ciphers;
    }

    CurrentCaller caller() {
        return caller;
    }

    FeedConfig config() {
        return config;
    }

    ResidentNews news() {
        return news;
    }

    LocalDate today() {
        return JapaneseCalendar.today(clock);
    }
}
