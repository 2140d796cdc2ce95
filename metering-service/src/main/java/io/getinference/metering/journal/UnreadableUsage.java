package io.getinference.metering.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.getinference.common.event.EventRecords;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.event.Wire;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.money.Money;
import io.getinference.metering.budget.UsageClaim;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.util.Arrays;

/** What must be readable of usage that is not, so that it can be set aside at its hold. */
record UnreadableUsage(
        @JsonProperty("account") AccountId account,
        @JsonProperty("key") KeyId key,
        @JsonProperty("life") LifeId life,
        @JsonProperty("number") long number,
        @JsonProperty("hold_nano") Money hold) {

    private static final byte[] TYPE = EventRecords.type(UsageRecorded.class).getBytes(UTF_8);

    /** The claim of a record that is said to be usage; null where there is none in it. */
    static @Nullable UsageClaim claim(Record<byte[], byte[]> record) {
        Header type = record.headers().lastHeader("ce_type");
        if (type == null || !Arrays.equals(type.value(), TYPE) || record.key() == null) {
            return null;
        }
        try {
            UnreadableUsage read = Wire.JSON.readValue(record.value(), UnreadableUsage.class);
            return read != null && isOf(read.account, record.key()) ? read.claim() : null;
        } catch (JacksonException | IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isOf(AccountId account, byte[] key) {
        return account.value().equals(new String(key, UTF_8));
    }

    private UsageClaim claim() {
        return new UsageClaim(account, key, life, number, hold);
    }
}
