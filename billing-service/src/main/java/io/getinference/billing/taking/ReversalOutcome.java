package io.getinference.billing.taking;

import io.getinference.common.money.Money;

/** What became of a wish to take credit back. */
sealed interface ReversalOutcome {

    /** It is told to the journal; how much is taken, its fold decides. */
    record Asked(Reversal reversal) implements ReversalOutcome {}

    /** The same wish came before; its reversal. */
    record Repeated(Reversal reversal) implements ReversalOutcome {}

    /** The key belongs to another wish; nothing is taken. */
    record KeyReused() implements ReversalOutcome {}

    record UnknownGrant() implements ReversalOutcome {}

    /** The grant was promotional: there is no payment to give back. */
    record NotPaidFor() implements ReversalOutcome {}

    /** The grant's payment, or what is left of it after earlier chargebacks, was smaller. */
    record TooMuch(Money max) implements ReversalOutcome {}
}
