package io.getinference.metering.journal;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** A partition's fold whose stores can be read from its beginning to its end. */
final class ServedFold implements Processor<byte[], byte[], byte[], byte[]> {

    private final Processor<byte[], byte[], byte[], byte[]> fold;
    private final OpenStores stores;
    private @Nullable Integer partition;

    ServedFold(Processor<byte[], byte[], byte[], byte[]> fold, OpenStores stores) {
        this.fold = fold;
        this.stores = stores;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        fold.init(context);
        partition = context.taskId().partition();
        stores.opened(context);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        fold.process(record);
    }

    @Override
    public void close() {
        if (partition != null) {
            stores.closed(partition);
        }
        fold.close();
    }
}
