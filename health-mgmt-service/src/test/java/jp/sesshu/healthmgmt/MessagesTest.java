package jp.sesshu.healthmgmt;

import jp.sesshu.platform.testing.MessagesContract;
import org.junit.jupiter.api.Tag;

@Tag("HM-9")
class MessagesTest extends MessagesContract {}
