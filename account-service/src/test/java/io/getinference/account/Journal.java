package io.getinference.account;

import static org.awaitility.Awaitility.await;

import io.getinference.common.event.EventRecords;
import io.getinference.common.event.OperatorFact;
import io.getinference.common.id.AccountId;
import io.getinference.common.topic.Topic;

import java.time.Duration;
import java.util.List;

/** What the journal says about an account, as metering will read it. */
final class Journal {

    private Journal() {}

    /** The facts once there are as many as expected. */
    static List<OperatorFact> of(AccountId account, int count) {
        return await().atMost(Duration.ofSeconds(10))
                .until(() -> read(account), facts -> facts.size() >= count);
    }

    private static List<OperatorFact> read(AccountId account) {
        return TopicReader.read(Topic.ACCOUNT_JOURNAL, account.value()).stream()
                .map(fact -> EventRecords.read(OperatorFact.class, fact.headers(), fact.value()))
                .toList();
    }
}
