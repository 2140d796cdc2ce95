package io.getinference.gateway.answers;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.getinference.common.claim.AnswerPlace;
import io.getinference.common.id.AccountId;

import org.junit.jupiter.api.Test;

/** What every store of answers must do. */
abstract class StoredAnswersContract {

    private final AccountId account = AccountId.next();

    abstract StoredAnswers answers();

    @Test
    void readsEachAnswerAtItsPlace() {
        AnswerPlace first = store("first");
        AnswerPlace second = store("second");
        assertThat(read(second)).isEqualTo("second");
        assertThat(read(first)).isEqualTo("first");
    }

    @Test
    void anAnswerIsNobodyElses() {
        AnswerPlace place = store("mine");
        assertThat(answers().read(AccountId.next(), place)).isInstanceOf(StoredAnswer.Gone.class);
    }

    @Test
    void aPlaceWhereNothingIsIsNoAnswer() {
        AnswerPlace place = store("last");
        AnswerPlace beyond = new AnswerPlace(place.partition(), place.offset() + 1_000_000);
        assertThat(answers().read(account, beyond)).isInstanceOf(StoredAnswer.Gone.class);
    }

    final AnswerPlace store(String text) {
        return answers().store(account, text.getBytes(UTF_8)).join();
    }

    final String read(AnswerPlace place) {
        StoredAnswer answer = answers().read(account, place);
        assertThat(answer).isInstanceOf(StoredAnswer.Found.class);
        return new String(((StoredAnswer.Found) answer).sealed(), UTF_8);
    }
}
