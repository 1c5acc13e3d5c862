package jp.sesshu.addresslinkage;

import jp.sesshu.platform.testing.MessagesContract;
import org.junit.jupiter.api.Tag;

@Tag("ADB-4")
class MessagesTest extends MessagesContract {}
