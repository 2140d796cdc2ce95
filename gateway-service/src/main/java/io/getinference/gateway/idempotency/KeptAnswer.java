package io.getinference.gateway.idempotency;

import io.getinference.common.event.Wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.InflaterOutputStream;

/**
 * An answer as its caller got it.
 *
 * @param packed the body, as {@link Tape} packs it
 */
@SuppressWarnings("ArrayRecordComponent") // written out once, never compared
public record KeptAnswer(AnswerHead head, byte[] packed) {

    /** Head and body as one: the head's length in four bytes, the head in JSON, the packed body. */
    byte[] bytes() {
        byte[] json = Wire.JSON.writeValueAsBytes(head);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(json.length).array());
        bytes.writeBytes(json);
        bytes.writeBytes(packed);
        return bytes.toByteArray();
    }

    static KeptAnswer read(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (buffer.remaining() < Integer.BYTES) {
            throw new IOException("an answer without a head");
        }
        int length = buffer.getInt();
        if (length < 0 || length > buffer.remaining()) {
            throw new IOException("an answer whose head is cut off");
        }
        byte[] json = new byte[length];
        buffer.get(json);
        byte[] packed = new byte[buffer.remaining()];
        buffer.get(packed);
        return new KeptAnswer(Wire.JSON.readValue(json, AnswerHead.class), packed);
    }

    /** Writes the body as the caller got it. */
    public void writeBodyTo(OutputStream out) throws IOException {
        InflaterOutputStream unpacking = new InflaterOutputStream(out);
        unpacking.write(packed);
        unpacking.finish();
    }
}
