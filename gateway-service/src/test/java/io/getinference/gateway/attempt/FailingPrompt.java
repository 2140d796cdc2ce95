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

    private static final UpstreamModel MODEL = new UpstreamModel("upstream-1");
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    static final Route ROUTE = route();

    private final Deque<Reason> failures = new ArrayDeque<>();
    int sent;
    boolean breaksOff;

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
    public AnswerStream send(long outputTokensMax) throws ProviderFailure {
        sent++;
        Reason failure = failures.poll();
        if (failure != null) {
            throw new ProviderFailure(failure, "scripted", null);
        }
        return new Answer();
    }

    private static Route route() {
        ModelRow row =
                new ModelRow(
                        "m@2026-01-01",
                        new PublicModel("m"),
                        Provider.ANTHROPIC,
                        MODEL,
                        BEGINNING,
                        null,
                        null,
                        1,
                        1,
                        new Abilities(true, true, true, true, Thinking.NONE, 0, null, null),
                        "Model",
                        "A model");
        Price price =
                new Price(
                        PriceId.next(),
                        MODEL,
                        BEGINNING,
                        0,
                        new UnitPrices(
                                Map.of(
                                        TokenKind.INPUT, new Money(1),
                                        TokenKind.OUTPUT, new Money(1))));
        PriceBook book = PriceBook.of(List.of(price));
        return new Route(
                row, new Nobody(), book.at(MODEL, BEGINNING).orElseThrow(), book, BEGINNING);
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
            return new Tally(Usage.NONE, MODEL, true, true, true);
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

    private record Nobody() implements ModelProvider {

        @Override
        public Provider provider() {
            return Provider.ANTHROPIC;
        }

        @Override
        public Prompt translate(Question question) {
            throw new UnsupportedOperationException("nobody is asked here");
        }
    }
}
