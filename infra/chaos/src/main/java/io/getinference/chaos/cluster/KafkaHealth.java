package io.getinference.chaos.cluster;

import io.getinference.chaos.kafka.KafkaNodes;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether every node is there and every copy of every partition is in sync. */
final class KafkaHealth {

    private static final int ANSWER_SECONDS_MAX = 5;

    private final KafkaNodes nodes;

    KafkaHealth(KafkaNodes nodes) {
        this.nodes = nodes;
    }

    boolean isWhole() {
        Map<String, Object> settings =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        nodes.bootstrapServers(),
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        ANSWER_SECONDS_MAX * 1_000,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        ANSWER_SECONDS_MAX * 1_000);
        try (Admin admin = Admin.create(settings)) {
            int there =
                    admin.describeCluster()
                            .nodes()
                            .get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)
                            .size();
            return there == nodes.nodes().size() && areInSync(admin);
        } catch (ExecutionException | TimeoutException | KafkaException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean areInSync(Admin admin)
            throws ExecutionException, TimeoutException, InterruptedException {
        Set<String> topics =
                admin.listTopics(new ListTopicsOptions().listInternal(true))
                        .names()
                        .get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
        return admin
                .describeTopics(topics)
                .allTopicNames()
                .get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)
                .values()
                .stream()
                .map(TopicDescription::partitions)
                .flatMap(partitions -> partitions.stream())
                .allMatch(p -> p.leader() != null && p.isr().size() == p.replicas().size());
    }
}
