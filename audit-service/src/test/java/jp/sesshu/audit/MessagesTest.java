package jp.sesshu.audit;

import jp.sesshu.platform.testing.MessagesContract;

class MessagesTest extends MessagesContract {}
