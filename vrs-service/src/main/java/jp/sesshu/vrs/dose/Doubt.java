package jp.sesshu.vrs.dose;

/// What is strange about a dose but may be true: it is recorded only when whoever records it has seen the doubt and
/// gives a reason. (About 4 % of the national records were found doubtful afterwards.)
public enum Doubt {
    /// Sooner after the dose before, or before the dose after, than the product's rule allows.
    INTERVAL_TOO_SHORT,
    /// Younger or older than the product is for.
    AGE_OUTSIDE,
    /// Given after the person moved out of the municipality.
    AFTER_MOVING_OUT,
    /// Not among the lots delivered to the municipality.
    LOT_UNKNOWN,
    /// Delivered, but as a lot of another product.
    LOT_OF_OTHER_PRODUCT,
    /// A file says something else than what was recorded by another way, such as by a tablet.
    SOURCES_DISAGREE
}
