package io.getinference.gateway.attempt;

import io.getinference.common.catalogue.Abilities;
import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.catalogue.Provider;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.catalogue.Thinking;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.id.PriceId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.PriceBook;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.UnitPrices;
import io.getinference.common.rating.Usage;
import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.AnswerStream;
import io.getinference.gateway.provider.Finish;
import io.getinference.gateway.provider.ModelProvider;
import io.getinference.gateway.provider.Prompt;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.ProviderFailure.Interrupted;
import io.getinference.gateway.provider.ProviderFailure.Reason;
import io.getinference.gateway.provider.ProviderFailure.Refused;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.Tally;
import io.getinference.gateway.route.Route;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A prompt that fails as a test says, and is answered once it has not more to fail with. */
final class FailingPrompt implements Prompt {

    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private final Deque<Reason> failures = new ArrayDeque<>();
    private final UpstreamModel model;
    private final long price;
    UpstreamModel answering;
    int sent;
    long cap;
    boolean breaksOff;
    boolean untranslatable;
    long outputTokensMax = 1_000;

    FailingPrompt(String model, long price) {
        this.model = new UpstreamModel(model);
        this.answering = this.model;
        this.price = price;
    }

    void fails(Reason... reasons) {
        failures.addAll(List.of(reasons));
    }

    @Override
    public long tokensMax() {
        return 1;
    }

    @Override
    public Set<String> ignored() {
        return Set.of();
    }

    @Override
    public long countTokens() {
        return 1;
    }

    @Override
    public AnswerStream send(long held) throws ProviderFailure {
        sent++;
        cap = held;
        Reason failure = failures.poll();
        if (failure != null) {
            throw new ProviderFailure(failure, "scripted", null);
        }
        return new Answer();
    }

    /** The way on which this is what is sent. */
    Route route() {
        ModelRow row =
                new ModelRow(
                        "m@2026-01-01",
                        new PublicModel("m"),
                        Provider.ANTHROPIC,
                        model,
                        BEGINNING,
                        null,
                        null,
                        1,
                        outputTokensMax,
                        new Abilities(true, true, true, true, Thinking.NONE, 0, null, null),
                        "Model",
                        "A model");
        Price each =
                new Price(
                        PriceId.next(),
                        model,
                        BEGINNING,
                        0,
                        new UnitPrices(
                                Map.of(
                                        TokenKind.INPUT, new Money(price),
                                        TokenKind.OUTPUT, new Money(price))));
        PriceBook book = PriceBook.of(List.of(each));
        return new Route(
                row, new Translator(), book.at(model, BEGINNING).orElseThrow(), book, BEGINNING);
    }

    /** The same with another model where this one does not answer. */
    Route route(FailingPrompt alternative) {
        Route own = route();
        return new Route(
                own.model(),
                own.provider(),
                own.tiers(),
                own.frozen(),
                own.chosenAt(),
                alternative.route());
    }

    private final class Answer implements AnswerStream {

        @Override
        public Optional<AnswerPart> next() throws ProviderFailure {
            if (breaksOff) {
                throw new ProviderFailure(new Interrupted(), "scripted", null);
            }
            return Optional.of(AnswerPart.Finished.with(Finish.STOP));
        }

        @Override
        public Tally tally() {
            return new Tally(Usage.NONE, answering, true, true, true);
        }

        @Override
        public void hangUp() {
            throw new UnsupportedOperationException("nobody hangs up here");
        }

        @Override
        public void close() {
            // There is nothing to hang up on.
        }
    }

    private final class Translator implements ModelProvider {

        @Override
        public Provider provider() {
            return Provider.ANTHROPIC;
        }

        @Override
        public Prompt translate(Question question) throws ProviderFailure {
            if (untranslatable) {
                throw new ProviderFailure(new Refused("code", null, "message"), "scripted", null);
            }
            return FailingPrompt.this;
        }
    }
}
