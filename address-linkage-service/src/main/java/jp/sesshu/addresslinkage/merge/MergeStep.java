package jp.sesshu.addresslinkage.merge;

import static jp.sesshu.addresslinkage.merge.MergeState.MERGED;
import static jp.sesshu.addresslinkage.merge.MergeState.PROPOSED;
import static jp.sesshu.addresslinkage.merge.MergeState.REFUSED;
import static jp.sesshu.addresslinkage.merge.MergeState.REQUESTED;
import static jp.sesshu.addresslinkage.merge.MergeState.SPLIT;
import static jp.sesshu.addresslinkage.merge.MergeState.SPLIT_REQUESTED;

import java.util.Set;

/// The only ways of a case: from which states, to which, as what in the audit log. A decision is another person's than
/// the request before it.
enum MergeStep {
    REQUEST(Set.of(PROPOSED), REQUESTED, "merge.requested", false),
    APPROVE(Set.of(REQUESTED), MERGED, "merge.approved", true),
    REFUSE(Set.of(PROPOSED, REQUESTED), REFUSED, "merge.refused", true),
    REQUEST_SPLIT(Set.of(MERGED), SPLIT_REQUESTED, "merge.split-requested", false),
    APPROVE_SPLIT(Set.of(SPLIT_REQUESTED), SPLIT, "merge.split-approved", true),
    REFUSE_SPLIT(Set.of(SPLIT_REQUESTED), MERGED, "merge.split-refused", true);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of can't be changed
    private final Set<MergeState> from;

    private final MergeState to;
    private final String action;
    private final boolean decision;

    MergeStep(Set<MergeState> from, MergeState to, String action, boolean decision) {
        this.from = from;
        this.to = to;
        this.action = action;
        this.decision = decision;
    }

    boolean leaves(MergeState state) {
        return from.contains(state);
    }

    MergeState to() {
        return to;
    }

    String action() {
        return action;
    }

    boolean isDecision() {
        return decision;
    }
}
