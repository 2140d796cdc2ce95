package io.getinference.gateway.completion;

import io.getinference.common.catalogue.Provider;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.rating.Usage;
import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.AnswerStream;
import io.getinference.gateway.provider.Finish;
import io.getinference.gateway.provider.ModelProvider;
import io.getinference.gateway.provider.Prompt;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.Tally;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A provider that answers as a test says. */
final class ScriptedProvider implements ModelProvider {

    static final UpstreamModel MODEL = new UpstreamModel("upstream-1");
    static final UpstreamModel OTHER = new UpstreamModel("upstream-2");

    private final Deque<AnswerPart> parts = new ArrayDeque<>();
    final List<Long> capsSent = new ArrayList<>();
    final List<UpstreamModel> asked = new ArrayList<>();
    Tally tally = new Tally(Usage.of(10, 20), MODEL, true, true, true);
    final Deque<ProviderFailure.Reason> failsFirst = new ArrayDeque<>();
    int closed;
    volatile boolean hungUp;
    ProviderFailure.@Nullable Reason failsAtOnce;
    final CountDownLatch begins = new CountDownLatch(1);
    boolean thinks;
    boolean othersRefuse;
    ProviderFailure.@Nullable Reason failsAtTheEnd;

    void says(String... texts) {
        for (String text : texts) {
            parts.add(new AnswerPart.Text(0, text));
        }
        parts.add(AnswerPart.Finished.with(Finish.STOP));
    }

    void writes(AnswerPart part) {
        parts.add(part);
    }

    @Override
    public Provider provider() {
        return Provider.ANTHROPIC;
    }

    @Override
    public Prompt translate(Question question) throws ProviderFailure {
        UpstreamModel model = question.model().upstream();
        if (othersRefuse && !model.equals(MODEL)) {
            throw new ProviderFailure(
                    new ProviderFailure.Refused("code", null, "message"), "scripted", null);
        }
        return new Scripted(model);
    }

    private final class Scripted implements Prompt {

        private final UpstreamModel model;

        Scripted(UpstreamModel model) {
            this.model = model;
        }

        @Override
        public long tokensMax() {
            return 100;
        }

        @Override
        public Set<String> ignored() {
            return Set.of(model.equals(MODEL) ? "top_p" : "seed");
        }

        @Override
        public long countTokens() {
            return 10;
        }

        @Override
        public AnswerStream send(long outputTokensMax) throws ProviderFailure {
            capsSent.add(outputTokensMax);
            asked.add(model);
            think();
            if (!failsFirst.isEmpty()) {
                throw new ProviderFailure(failsFirst.remove(), "scripted", null);
            }
            if (failsAtOnce != null && model.equals(MODEL)) {
                throw new ProviderFailure(failsAtOnce, "scripted", null);
            }
            return new Answer();
        }
    }

    /** Until a test lets it begin. */
    private void think() {
        try {
            if (thinks && !begins.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody let it begin");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Answer implements AnswerStream {

        @Override
        public Optional<AnswerPart> next() throws ProviderFailure {
            if (hungUp) {
                throw new ProviderFailure(new ProviderFailure.Interrupted(), "hung up", null);
            }
            if (parts.isEmpty() && failsAtTheEnd != null) {
                throw new ProviderFailure(failsAtTheEnd, "scripted", null);
            }
            return Optional.ofNullable(parts.poll());
        }

        @Override
        public Tally tally() {
            return tally;
        }

        @Override
        public void hangUp() {
            hungUp = true;
        }

        @Override
        public void close() {
            parts.clear();
            closed++;
        }
    }
}
