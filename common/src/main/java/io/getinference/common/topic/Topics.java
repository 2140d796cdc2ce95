package io.getinference.common.topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Makes the topics that are missing; every service calls it at its start, and whichever is first
 * makes them.
 */
public final class Topics {

    private static final long ADMIN_SECONDS_MAX = 30;

    private Topics() {}

    /**
     * Creates missing topics and checks the journal's.
     *
     * @throws IllegalStateException if Kafka does not answer, or the journal has another number of
     *     partitions than configured: growing it in place would tear accounts from their past
     */
    public static void ensure(Admin admin, TopicSettings settings) {
        Stream.of(Topic.values()).forEach(topic -> create(admin, topic, settings));
        TopicDescription journal =
                get(() ->
                                admin.describeTopics(List.of(Topic.ACCOUNT_JOURNAL.topicName()))
                                        .allTopicNames()
                                        .get(ADMIN_SECONDS_MAX, TimeUnit.SECONDS))
                        .get(Topic.ACCOUNT_JOURNAL.topicName());
        if (journal == null || journal.partitions().size() != settings.journalPartitions()) {
            throw new IllegalStateException(
                    "the journal's number of partitions never changes; it is not the configured "
                            + settings.journalPartitions());
        }
    }

    private static void create(Admin admin, Topic topic, TopicSettings settings) {
        Map<String, String> config = new HashMap<>(topic.config());
        config.put("min.insync.replicas", Integer.toString(settings.replicasInSyncMin()));
        NewTopic missing =
                new NewTopic(topic.topicName(), topic.partitions(settings), settings.replicas())
                        .configs(config);
        try {
            admin.createTopics(List.of(missing)).all().get(ADMIN_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(
                        "topic " + topic.topicName() + " cannot be made", e);
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("Kafka does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topics were made", e);
        }
    }

    private static <T> T get(Answer<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topics were checked", e);
        }
    }

    private interface Answer<T> {
        T get() throws ExecutionException, TimeoutException, InterruptedException;
    }
}
