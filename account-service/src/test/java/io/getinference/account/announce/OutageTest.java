package io.getinference.account.announce;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import org.junit.jupiter.api.Test;

class OutageTest {

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Outage outage = new Outage(logger(), "Relaying");

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

    private Logger logger() {
        Logger logger = new LoggerContext().getLogger("outage");
        lines.start();
        logger.addAppender(lines);
        return logger;
    }
}
