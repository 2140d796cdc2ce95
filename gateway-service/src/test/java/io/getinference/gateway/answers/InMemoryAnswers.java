package io.getinference.gateway.answers;

import io.getinference.common.claim.AnswerPlace;
import io.getinference.common.id.AccountId;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Stored answers in memory that can be made to fail. */
public final class InMemoryAnswers implements StoredAnswers {

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Kept(AccountId account, byte[] sealed) {}

    private final List<Kept> kept = new ArrayList<>();
    private boolean failing;
    private int goneBelow;

    public synchronized void failing(boolean isFailing) {
        failing = isFailing;
    }

    /** A day has gone by. */
    public synchronized void forget() {
        goneBelow = kept.size();
    }

    public synchronized List<byte[]> all() {
        return kept.stream().map(Kept::sealed).toList();
    }

    @Override
    public synchronized CompletableFuture<AnswerPlace> store(AccountId account, byte[] sealed) {
        if (failing) {
            return CompletableFuture.failedFuture(new IllegalStateException("no Kafka"));
        }
        kept.add(new Kept(account, sealed));
        return CompletableFuture.completedFuture(new AnswerPlace(0, kept.size() - 1L));
    }

    @Override
    public synchronized StoredAnswer read(AccountId account, AnswerPlace place) {
        if (failing) {
            return new StoredAnswer.Unavailable("no Kafka");
        }
        if (place.offset() < goneBelow || place.offset() >= kept.size()) {
            return new StoredAnswer.Gone();
        }
        Kept found = kept.get(Math.toIntExact(place.offset()));
        return found.account.equals(account)
                ? new StoredAnswer.Found(found.sealed)
                : new StoredAnswer.Gone();
    }
}
