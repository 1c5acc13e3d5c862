package jp.sesshu.vrs;

import jp.sesshu.platform.testing.MessagesContract;
import org.junit.jupiter.api.Tag;

@Tag("VRS-2")
class MessagesTest extends MessagesContract {}
