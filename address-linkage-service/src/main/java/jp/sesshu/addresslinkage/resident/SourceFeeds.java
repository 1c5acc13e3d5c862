package jp.sesshu.addresslinkage.resident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jp.sesshu.addresslinkage.addressee.Source;
import jp.sesshu.platform.importjob.ImportKind;

/// The feeds there are. Non-residents have no full feed: no system knows all of them.
@ApplicationScoped
class SourceFeeds {
    private final FeedParts parts;

    SourceFeeds(FeedParts parts) {
        this.parts = parts;
    }

    ImportKind changes(Source source) {
        return new SourceFeed(source, SourceFeed.Extent.CHANGES, parts);
    }

    ImportKind full(Source source) {
        return new SourceFeed(source, SourceFeed.Extent.FULL, parts);
    }

    @Produces
    @Singleton
    ImportKind registryFull() {
        return full(Source.REGISTRY);
    }

    @Produces
    @Singleton
    ImportKind registryChanges() {
        return changes(Source.REGISTRY);
    }

    @Produces
    @Singleton
    ImportKind taxFull() {
        return full(Source.TAX);
    }

    @Produces
    @Singleton
    ImportKind taxChanges() {
        return changes(Source.TAX);
    }

    @Produces
    @Singleton
    ImportKind nonResidentChanges() {
        return changes(Source.NON_RESIDENT);
    }
}
