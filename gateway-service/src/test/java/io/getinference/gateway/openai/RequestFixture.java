package io.getinference.gateway.openai;

import org.springframework.util.unit.DataSize;

/** Readers for tests: a body of 1 MB, 20 levels, 2,000 tokens. */
public final class RequestFixture {

    private RequestFixture() {}

    /** One that takes at most that many messages. */
    public static ChatRequestReader reader(int messagesMax) {
        return new ChatRequestReader(
                new RequestSettings(
                        DataSize.ofMegabytes(1), messagesMax, 20, 2_000, 100, 1_000, 2));
    }
}
