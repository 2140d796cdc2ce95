package io.getinference.common.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutageTest {

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(Outage.class);
    private final Outage outage = new Outage("Relaying");

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void listenNoMore() {
        log.detachAppender(lines);
    }

    @Test
    void isSaidOnceHoweverManyTriesFail() {
        for (int i = 0; i < 50; i++) {
            assertThat(outage.survives(OutageTest::fail)).isFalse();
        }
        assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN);
    }

    @Test
    void isSaidToBeOverAndAgainWhenItReturns() {
        assertThat(outage.survives(() -> {})).isTrue();
        outage.survives(OutageTest::fail);
        outage.survives(() -> {});
        outage.survives(() -> {});
        outage.survives(OutageTest::fail);

        assertThat(lines.list)
                .extracting(ILoggingEvent::getLevel)
                .containsExactly(Level.WARN, Level.INFO, Level.WARN);
    }

    private static void fail() {
        throw new IllegalStateException("away");
    }
}
