package io.getinference.chaos.evidence;

import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One HTTP request as its caller saw it; a retry is another one.
 *
 * @param who asked what of whom
 * @param started before it was sent
 * @param ended when the caller knew its end
 * @param firstByteMillis until the answer's first byte; -1 where none came
 * @param answer what came back
 */
public record Call(Who who, Instant started, Instant ended, long firstByteMillis, Answer answer) {

    /**
     * Who asked.
     *
     * @param gateway the process's name
     * @param useful the least output that is worth an answer, which a 402 must not be able to pay
     */
    public record Who(
            String gateway,
            AccountId account,
            KeyId key,
            PublicModel model,
            boolean stream,
            long useful) {}

    /**
     * What came back.
     *
     * @param ending how it ended
     * @param status 0 where no answer began
     * @param request the gateway's id for it; null where no answer began
     * @param code OpenAI's error code; null where there was none
     * @param remaining what a 402 says remains; null otherwise
     * @param used what a finished answer says was used; null otherwise
     */
    public record Answer(
            Ending ending,
            int status,
            @Nullable String request,
            @Nullable String code,
            @Nullable Money remaining,
            @Nullable Used used) {}

    /**
     * The usage in a finished answer.
     *
     * @param prompt all tokens of the prompt
     * @param output all tokens written
     * @param cost the charge that the caller is told
     */
    public record Used(long prompt, long output, Money cost) {}

    /** How a request ended for its caller. */
    public enum Ending {
        /** The whole answer came. */
        FINISHED,
        /** An error came instead of an answer. */
        REFUSED,
        /** An answer began and did not come to its end. */
        BROKEN,
        /** The caller hung up. */
        HUNG_UP,
        /** No connection, or it was lost before an answer began. */
        UNREACHABLE
    }

    /** Whether it is a 402. */
    public boolean isPaymentRequired() {
        return answer.status() == 402;
    }

    /** Whether the platform could not say what may be spent. */
    public boolean isBudgetUnknown() {
        return answer.status() == 503 && "budget_unavailable".equals(answer.code());
    }
}
