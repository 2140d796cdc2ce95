package io.getinference.gateway.completion;

import io.getinference.gateway.attempt.Attempts;
import io.getinference.gateway.attempt.Pass;
import io.getinference.gateway.budget.Budget;
import io.getinference.gateway.budget.Hold;
import io.getinference.gateway.budget.HoldRequest;
import io.getinference.gateway.caller.Caller;
import io.getinference.gateway.caller.Callers;
import io.getinference.gateway.media.Pictures;
import io.getinference.gateway.openai.ChatRequest;
import io.getinference.gateway.openai.ChatRequest.Manner;
import io.getinference.gateway.openai.ChatRequestReader;
import io.getinference.gateway.openai.Completion;
import io.getinference.gateway.openai.Consumption;
import io.getinference.gateway.openai.RefusedException;
import io.getinference.gateway.provider.AnswerStream;
import io.getinference.gateway.provider.Prompt;
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
        Caller caller = Refusals.orThrow(callers.identify(exchange.authorization()));
        ChatRequest request = requests.read(exchange.body(requests.bodyMax()));
        Route route = Refusals.orThrow(routes.to(request.model()));
        List<Turn> turns = pictures(request);
        try (Pass pass = attempts.pass(route)) {
            Prompt prompt =
                    route.provider().translate(question(exchange, request.with(turns), route));
            try (Hold hold =
                            Refusals.orThrow(
                                    budget.hold(holdRequest(caller, request, route, prompt)));
                    RunningUsage running =
                            Refusals.orThrow(usage.open(exchange.id(), caller, hold, route));
                    AnswerStream answer = attempts.begin(pass, prompt, hold.outputTokensMax())) {
                Reply reply = reply(exchange, request);
                AnswerHeaders.set(
                        exchange.response(), new AnswerHeaders.Facts(request, prompt, hold, route));
                Ending ending = relays.run(new Relay(exchange.id(), answer, reply, running));
                Recorded recorded =
                        running.end(ending.outcome(reply.isCallerGone()), ending.tally());
                hold.settle(recorded.charge());
                end(exchange, reply, ending, recorded);
            }
        } catch (ProviderFailure e) {
            LOG.warn("{} was not answered: {}", exchange.id(), e.getMessage());
            ShouldRetry.say(exchange.response(), e.reason());
            throw Refusals.of(e.reason()).asException();
        }
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

    private static HoldRequest holdRequest(
            Caller caller, ChatRequest request, Route route, Prompt prompt) {
        return new HoldRequest(
                caller,
                route.tiers(),
                prompt,
                request.wish().choices(),
                request.outputTokensMax(),
                route.model().outputTokensMax(),
                route.model().abilities().thinkingTokensMin());
    }

    private Reply reply(Exchange exchange, ChatRequest request) {
        Manner manner = request.manner();
        Completion completion =
                new Completion(exchange.id(), clock.instant(), request.model(), manner.functions());
        int choices = request.wish().choices();
        return manner.stream()
                ? new StreamReply(
                        exchange,
                        completion,
                        new StreamReply.Manner(
                                choices, manner.includeUsage(), settings.callerSlowMax()))
                : new PlainReply(exchange, completion, choices);
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
