package jp.sesshu.platform.run;

import java.util.UUID;

/// A step failed at one item. The step is undone; where the failure won't pass, the item is set aside.
public final class ItemFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final UUID item;

    public ItemFailed(UUID item, Exception cause) {
        super("item " + item, cause);
        this.item = item;
    }

    UUID item() {
        return item;
    }
}
