package jp.sesshu.addresslinkage.announcement;

import jp.sesshu.platform.problem.ProblemType;

/// Why residents aren't announced again.
enum AnnouncementProblem implements ProblemType {
    CONSUMER_NOT_CONFIGURED(422),
    NOTHING_TO_ANNOUNCE(409);

    private final int status;

    AnnouncementProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
