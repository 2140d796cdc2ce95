package io.getinference.gateway.budget;

import io.getinference.common.event.LeaseSet;
import io.getinference.common.lease.LeaseAnswer;
import io.getinference.common.money.Money;

/** What a lease could do wrong, one at a time; the simulation must notice each. */
enum PlantedBug {
    NONE,

    /** The lease would end later here than at the authority. */
    MEASURES_VALIDITY_FROM_THE_ANSWER {
        @Override
        LeaseAnswer heard(LeaseAnswer answer, long newest, long waitedMillis) {
            return copy(answer, answer.number(), answer.valid().toMillis() + waitedMillis);
        }
    },

    /** An older answer knows nothing of what was given back since. */
    BELIEVES_OLDER_ANSWERS {
        @Override
        LeaseAnswer heard(LeaseAnswer answer, long newest, long waitedMillis) {
            return copy(answer, newest, answer.valid().toMillis());
        }
    },

    /** Wanting less is giving back, and here it is still believed to be had. */
    WANTS_LESS_THAN_IT_BELIEVES_TO_HAVE {
        @Override
        Message written(Message message) {
            LeaseSet set = message.set();
            return new Message(
                    new LeaseSet(
                            set.account(),
                            set.key(),
                            set.life(),
                            set.number(),
                            set.needs(),
                            set.needs()),
                    message.asks());
        }
    },

    /** Nothing but a further message brings back what a lost one was to give back. */
    DOES_NOT_HEAR_OF_LOSSES {
        @Override
        boolean hearsOfLosses() {
            return false;
        }
    },

    /** The next answer would not say all that was used. */
    FORGETS_WHAT_IS_NOT_CHARGED {
        @Override
        boolean forgetsUncharged() {
            return true;
        }
    },

    /** A row whose numbers begin anew is never heard again. */
    NUMBERS_ANEW_WHAT_WAS_FORGOTTEN {
        @Override
        boolean keepsNumbers() {
            return false;
        }
    },

    /** What is released twice is held twice. */
    RELEASES_TWICE {
        @Override
        Money releasedAgain(Money amount) {
            return amount;
        }
    };

    LeaseAnswer heard(LeaseAnswer answer, long newest, long waitedMillis) {
        return answer;
    }

    Message written(Message message) {
        return message;
    }

    boolean hearsOfLosses() {
        return true;
    }

    boolean forgetsUncharged() {
        return false;
    }

    boolean keepsNumbers() {
        return true;
    }

    Money releasedAgain(Money amount) {
        return Money.ZERO;
    }

    private static LeaseAnswer copy(LeaseAnswer answer, long number, long validMillis) {
        return new LeaseAnswer(
                number,
                answer.granted(),
                answer.charged(),
                answer.closed(),
                answer.limits(),
                validMillis);
    }
}
