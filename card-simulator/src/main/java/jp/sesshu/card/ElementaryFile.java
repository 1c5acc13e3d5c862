package jp.sesshu.card;

import java.util.Set;

/// The files of the card's application for filling in forms (券面事項入力補助AP), and what opens each.
public enum ElementaryFile {
    MY_NUMBER(0x0001),
    ATTRIBUTES(0x0002),
    DIGESTS(0x0003),
    SIGNER_CERTIFICATE(0x0004),
    BASIC_INFORMATION(0x0005),
    SESSION_KEY(0x0006),
    AUTHENTICATION_KEY(0x0007);

    /// What a card checks, and how often it lets somebody be wrong. The tries of the two numbers are ours.
    enum Secret {
        PIN(0x0011, 3),
        /// 照合番号A: the My Number itself.
        NUMBER_A(0x0014, 10),
        /// 照合番号B: date of birth, year of expiry and security code, as printed on the card.
        NUMBER_B(0x0015, 10);

        private final int id;
        private final int tries;

        Secret(int id, int tries) {
            this.id = id;
            this.tries = tries;
        }

        int id() {
            return id;
        }

        int tries() {
            return tries;
        }
    }

    private final int id;

    ElementaryFile(int id) {
        this.id = id;
    }

    int id() {
        return id;
    }

    boolean isOpenAfter(Set<Secret> verified) {
        return switch (this) {
            case SIGNER_CERTIFICATE, BASIC_INFORMATION -> true;
            case MY_NUMBER -> verified.contains(Secret.PIN) || verified.contains(Secret.NUMBER_A);
            case ATTRIBUTES -> verified.contains(Secret.PIN) || verified.contains(Secret.NUMBER_B);
            case DIGESTS, SESSION_KEY, AUTHENTICATION_KEY -> !verified.isEmpty();
        };
    }
}
