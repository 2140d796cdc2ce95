package io.getinference.metering.journal;

import io.getinference.common.event.Wire;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Values in stores, written as everything else of ours is.
 *
 * @param <T> a record type
 */
record JsonBytes<T>(Class<T> type) implements Serde<T> {

    @Override
    public Serializer<T> serializer() {
        return (_, value) -> value == null ? null : Wire.JSON.writeValueAsBytes(value);
    }

    @Override
    public Deserializer<T> deserializer() {
        return (_, bytes) -> bytes == null ? null : Wire.JSON.readValue(bytes, type);
    }
}
