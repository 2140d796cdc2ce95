package io.getinference.common.topic;

/**
 * How topics are made where they are missing.
 *
 * @param journalPartitions fixed for the journal's life: an account must stay where its past is
 * @param replicas copies of each partition; with three, two must have a record before it is acked
 */
public record TopicSettings(int journalPartitions, short replicas) {

    public TopicSettings {
        if (journalPartitions < 1 || replicas < 1) {
            throw new IllegalArgumentException(
                    "a topic has at least one partition and one replica");
        }
    }

    int replicasInSyncMin() {
        return Math.max(1, replicas - 1);
    }
}
