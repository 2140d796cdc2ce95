package io.getinference.gateway.completion;

import io.getinference.common.event.Outcome;
import io.getinference.gateway.provider.AnswerPart;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.Tally;

/** How an attempt at a provider ended. */
sealed interface Ending {

    Tally tally();

    Outcome outcome(boolean callerGone);

    /** The provider ended the answer as it meant to. */
    record Complete(AnswerPart.Finished finished, Tally tally) implements Ending {
        @Override
        public Outcome outcome(boolean callerGone) {
            if (!tally.billed()) {
                return Outcome.DECLINED;
            }
            return callerGone ? Outcome.DRAINED : Outcome.COMPLETED;
        }
    }

    /**
     * We hung up, since the caller was gone and there was no room or time to read on: what is known
     * is charged.
     */
    record Abandoned(Tally tally) implements Ending {
        @Override
        public Outcome outcome(boolean callerGone) {
            return tally.billed() ? Outcome.DRAINED : Outcome.DECLINED;
        }
    }

    /**
     * We broke it off, since this gateway stops. A caller who is there did not get what was asked.
     */
    record Stopped(Tally tally) implements Ending {
        @Override
        public Outcome outcome(boolean callerGone) {
            if (!tally.billed()) {
                return Outcome.DECLINED;
            }
            return callerGone ? Outcome.DRAINED : Outcome.FAILED;
        }
    }

    /** It broke off: the caller did not get what was asked, so the usage is the house's. */
    record Broken(ProviderFailure.Reason reason, Tally tally) implements Ending {
        @Override
        public Outcome outcome(boolean callerGone) {
            return Outcome.FAILED;
        }
    }
}
