package io.getinference.gateway.completion;

import io.getinference.common.claim.BodyHash;
import io.getinference.gateway.caller.Caller;
import io.getinference.gateway.caller.Callers;
import io.getinference.gateway.caller.KeySecret;
import io.getinference.gateway.idempotency.AnswerHead;
import io.getinference.gateway.idempotency.Claim;
import io.getinference.gateway.idempotency.ClaimOutcome;
import io.getinference.gateway.idempotency.ClaimRequest;
import io.getinference.gateway.idempotency.Claims;
import io.getinference.gateway.idempotency.IdempotencyKey;
import io.getinference.gateway.idempotency.KeptAnswer;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Answers a request that names itself once, however often and to whichever gateway it is sent. */
@Component
final class Retries {

    private static final String REPLAY = "x-idempotent-replay";
    private static final String ORIGINAL_REQUEST_ID = "x-original-request-id";

    private final Claims claims;

    Retries(Claims claims) {
        this.claims = claims;
    }

    /**
     * Completes a request, or tells what it was answered before. One without a key is just
     * completed.
     */
    void once(Exchange exchange, Caller caller, byte[] body, Runnable completing)
            throws IOException {
        IdempotencyKey key = exchange.idempotencyKey();
        if (key == null) {
            completing.run();
            return;
        }
        KeySecret secret = Callers.secret(exchange.authorization()).orElseThrow();
        switch (claims.claim(
                new ClaimRequest(exchange.id(), caller, secret, key, BodyHash.of(body)))) {
            case ClaimOutcome.Mine(Claim claim) -> {
                try (claim) {
                    exchange.keepIn(new Kept(exchange.response(), claim));
                    completing.run();
                }
            }
            case ClaimOutcome.Answered(KeptAnswer answer) -> replay(answer, exchange.response());
            case ClaimOutcome.Running _ -> throw ClaimRefusals.running();
            case ClaimOutcome.OtherBody _ -> throw ClaimRefusals.otherBody();
            case ClaimOutcome.NotKept _ -> throw ClaimRefusals.notKept();
            case ClaimOutcome.Full _ -> throw ClaimRefusals.full();
            case ClaimOutcome.Unknown _ -> throw ClaimRefusals.unknown();
        }
    }

    /** A stream is told as one, if without its pauses. */
    private static void replay(KeptAnswer answer, HttpServletResponse response) throws IOException {
        AnswerHead head = answer.head();
        response.setStatus(head.status());
        head.headers().forEach(response::setHeader);
        response.setHeader(REPLAY, "true");
        response.setContentType(head.contentType());
        answer.writeBodyTo(response.getOutputStream());
        response.flushBuffer();
    }

    /** An answer on its way to its caller, and into its claim. */
    private record Kept(HttpServletResponse response, Claim claim) implements Keeping {

        @Override
        public void take(byte[] bytes) {
            claim.take(bytes);
        }

        @Override
        public void complete() {
            Map<String, String> headers = new HashMap<>(AnswerHeaders.kept(response));
            headers.put(ORIGINAL_REQUEST_ID, claim.request().value());
            String type = Objects.requireNonNull(response.getContentType());
            claim.answered(new AnswerHead(HttpServletResponse.SC_OK, type, headers));
        }
    }
}
