package io.getinference.gateway.completion;

import io.getinference.gateway.attempt.Attempts;
import io.getinference.gateway.attempt.Bound;
import io.getinference.gateway.attempt.Ways;
import io.getinference.gateway.budget.Budget;
import io.getinference.gateway.budget.Hold;
import io.getinference.gateway.budget.HoldOutcome;
import io.getinference.gateway.budget.HoldRequest;
import io.getinference.gateway.caller.Caller;
import io.getinference.gateway.caller.Callers;
import io.getinference.gateway.caller.Identification;
import io.getinference.gateway.media.Pictures;
import io.getinference.gateway.openai.ChatRequest;
import io.getinference.gateway.openai.ChatRequest.Manner;
import io.getinference.gateway.openai.ChatRequestReader;
import io.getinference.gateway.openai.Completion;
import io.getinference.gateway.openai.Consumption;
import io.getinference.gateway.openai.RefusedException;
import io.getinference.gateway.provider.AnswerStream;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.Turn;
import io.getinference.gateway.route.Route;
import io.getinference.gateway.route.Routes;
import io.getinference.gateway.usage.Recorded;
import io.getinference.gateway.usage.RunningUsage;
import io.getinference.gateway.usage.UsageLog;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/**
 * A chat completion from door to door: {@link #answer} has one line for each box of the README's
 * diagram.
 */
@Component
public final class CompletionPipeline {

    private static final Logger LOG = LoggerFactory.getLogger(CompletionPipeline.class);

    private final Retries retries;
    private final ChatRequestReader requests;
    private final Callers callers;
    private final Routes routes;
    private final Pictures pictures;
    private final Attempts attempts;
    private final Budget budget;
    private final UsageLog usage;
    private final Relays relays;
    private final CompletionSettings settings;
    private final InstantSource clock;

    CompletionPipeline(
            Retries retries,
            ChatRequestReader requests,
            Callers callers,
            Routes routes,
            Pictures pictures,
            Attempts attempts,
            Budget budget,
            UsageLog usage,
            Relays relays,
            CompletionSettings settings,
            InstantSource clock) {
        this.retries = retries;
        this.requests = requests;
        this.callers = callers;
        this.routes = routes;
        this.pictures = pictures;
        this.attempts = attempts;
        this.budget = budget;
        this.usage = usage;
        this.relays = relays;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Answers one request.
     *
     * @throws RefusedException if it is refused before an answer begins
     * @throws IOException if the caller hangs up before its request is read
     */
    public void answer(Exchange exchange) throws IOException {
        Identification.Known known = known(exchange);
        Caller caller = known.caller();
        byte[] body = exchange.body(requests.bodyMax());
        ChatRequest asked = requests.read(body, known.access().hasDefaultModel());
        Route route = ModelRefusals.orThrow(routes.to(asked.model(), known.access()));
        ChatRequest request = asked.named(route.model().model());
        retries.once(exchange, caller, body, () -> complete(exchange, caller, request, route));
    }

    private void complete(Exchange exchange, Caller caller, ChatRequest request, Route route) {
        Question question = question(exchange, request.with(pictures(request)), route);
        try (Ways ways = attempts.ways(route, question);
                Hold hold = hold(exchange, caller, request, ways);
                RunningUsage running = running(exchange, caller, hold, ways);
                Reply reply = reply(exchange, request, ways, hold);
                AnswerStream answer = attempts.begin(ways, hold.outputTokensMax())) {
            running.answeredBy(ways.present().route());
            Ending ending = relays.run(new Relay(exchange.id(), answer, reply, running));
            Recorded recorded = running.end(ending.outcome(reply.isCallerGone()), ending.tally());
            hold.used(ending.tally().usage().all());
            hold.settle(recorded.charge());
            end(exchange, reply, ending, recorded);
        } catch (ProviderFailure e) {
            LOG.warn("{} was not answered: {}", exchange.id(), e.getMessage());
            ShouldRetry.say(exchange.response(), e.reason());
            throw Refusals.of(e.reason()).asException();
        }
    }

    /** Whatever the answer will be, it says what the caller has left. */
    private Identification.Known known(Exchange exchange) {
        Identification.Known known =
                Refusals.known(callers.identify(exchange.authorization(), exchange.address()));
        tellWhatIsLeft(exchange, known.caller());
        return known;
    }

    /** A stranger's server may be slow, so this comes before anything is set aside. */
    private List<Turn> pictures(ChatRequest request) {
        try {
            return pictures.fetched(request.turns());
        } catch (Pictures.Missing e) {
            throw Refusals.of(e).asException();
        }
    }

    private static Question question(Exchange exchange, ChatRequest request, Route route) {
        return new Question(
                exchange.id(),
                route.model(),
                request.turns(),
                request.sampling(),
                request.tools(),
                request.wish());
    }

    /**
     * One hold for whoever answers. Where the dearer of two models does not fit, the one that was
     * asked may all the same.
     */
    private Hold hold(Exchange exchange, Caller caller, ChatRequest request, Ways ways) {
        boolean strict = exchange.isBudgetStrict();
        HoldOutcome outcome =
                budget.hold(holdRequest(caller, request, ways.bound()).strictly(strict));
        if (outcome.isTooDear() && ways.stay()) {
            outcome = budget.hold(holdRequest(caller, request, ways.bound()).strictly(strict));
        }
        tellWhatIsLeft(exchange, caller);
        return BudgetRefusals.orThrow(outcome);
    }

    private void tellWhatIsLeft(Exchange exchange, Caller caller) {
        AnswerHeaders.remaining(exchange.response(), budget.remaining(caller));
        RateHeaders.set(exchange.response(), budget.rates(caller));
    }

    private RunningUsage running(Exchange exchange, Caller caller, Hold hold, Ways ways) {
        return Refusals.orThrow(usage.open(exchange.id(), caller, hold, ways.present().route()));
    }

    private static HoldRequest holdRequest(Caller caller, ChatRequest request, Bound bound) {
        return new HoldRequest(
                caller,
                bound.tiers(),
                bound.prompt(),
                request.wish().choices(),
                request.outputTokensMax(),
                bound.outputTokensMax(),
                bound.thinkingTokensMin());
    }

    /**
     * What was told of one model is not said of another: once the head is sent, nobody else is
     * asked.
     */
    private Reply reply(Exchange exchange, ChatRequest request, Ways ways, Hold hold) {
        Manner manner = request.manner();
        Completion completion =
                new Completion(exchange.id(), clock.instant(), request.model(), manner.functions());
        int choices = request.wish().choices();
        AnswerHeaders.Facts facts = new AnswerHeaders.Facts(request, ways, hold);
        Runnable headers =
                () -> {
                    ways.stay();
                    AnswerHeaders.set(exchange.response(), facts);
                };
        return manner.stream()
                ? StreamReply.of(exchange, completion, told(manner, choices), headers)
                : new PlainReply(exchange, completion, choices, headers);
    }

    private StreamReply.Manner told(Manner manner, int choices) {
        return new StreamReply.Manner(
                choices, manner.includeUsage(), settings.callerSlowMax(), settings.silenceMax());
    }

    /**
     * No answer is finished before its usage is durable; where it is not, the caller is told
     * instead.
     */
    private static void end(Exchange exchange, Reply reply, Ending ending, Recorded recorded) {
        if (!recorded.durable()) {
            reply.fail(Refusals.usageNotRecorded());
            return;
        }
        switch (ending) {
            case Ending.Complete complete ->
                    reply.finish(
                            complete.finished(),
                            new Consumption(complete.tally().usage(), recorded.charge()));
            case Ending.Abandoned abandoned -> {
                // Nobody is there to be told.
            }
            case Ending.Stopped stopped -> reply.fail(Refusals.stopped());
            case Ending.Broken broken -> {
                ShouldRetry.say(exchange.response(), broken.reason());
                reply.fail(Refusals.of(broken.reason()));
            }
        }
    }
}
