package io.getinference.common.event;

import java.time.Instant;

/**
 * The CloudEvents attributes of an event besides its type.
 *
 * @param id the same for every repetition of the event, unique within its source
 * @param source who says so: {@code billing}, {@code account}, {@code metering} or a gateway's life
 * @param time when it happened by the source's clock; for reports, never for decisions
 */
public record EventHead(String id, String source, Instant time) {}
