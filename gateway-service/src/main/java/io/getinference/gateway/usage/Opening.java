package io.getinference.gateway.usage;

/** Whether a request's usage can be recorded; if not, no provider may be called for it. */
public sealed interface Opening {

    /** It is on disk that the request runs. */
    record Opened(RunningUsage usage) implements Opening {}

    /** As much usage waits for Kafka as may. */
    record Full() implements Opening {}

    /** The disk fails, or this gateway is stopping. */
    record Unwritable() implements Opening {}
}
