package jp.sesshu.certificate;

import jp.sesshu.platform.testing.MessagesContract;

class MessagesTest extends MessagesContract {}
