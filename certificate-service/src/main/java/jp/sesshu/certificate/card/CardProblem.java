package jp.sesshu.certificate.card;

import jp.sesshu.platform.problem.ProblemType;

/// Why a card is refused. Whatever is wrong with its bytes, the answer is the same: whoever tries changed ones learns
/// nothing from it.
public enum CardProblem implements ProblemType {
    CARD_NOT_GENUINE,
    CARD_EXPIRED,
    CARD_REVOKED;

    @Override
    public int status() {
        return 422;
    }
}
