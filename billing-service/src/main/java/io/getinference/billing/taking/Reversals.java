package io.getinference.billing.taking;

import io.getinference.billing.credit.GrantStanding;
import io.getinference.billing.credit.IdempotencyKey;
import io.getinference.billing.credit.Standings;
import io.getinference.common.event.CreditReversed;
import io.getinference.common.event.GrantKind;
import io.getinference.common.id.AccountId;
import io.getinference.common.money.Money;
import io.getinference.common.outbox.Outbox;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import java.time.InstantSource;
import java.util.Optional;

/** Asks credit back: the wish and the fact for the journal are one transaction. */
@Component
class Reversals {

    private final PostgresReversals reversals;
    private final Standings standings;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    Reversals(
            PostgresReversals reversals,
            Standings standings,
            Outbox outbox,
            TransactionOperations transactions,
            InstantSource clock) {
        this.reversals = reversals;
        this.standings = standings;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    ReversalOutcome ask(AccountId account, IdempotencyKey key, ReversalRequest request) {
        return transactions.execute(status -> {
            ReversalOutcome outcome = decide(account, key, request);
            if (!(outcome instanceof ReversalOutcome.Asked)) {
                status.setRollbackOnly(); // and gives the number back: numbers have no gaps
            }
            return outcome;
        });
    }

    private ReversalOutcome decide(AccountId account, IdempotencyKey key, ReversalRequest request) {
        Optional<GrantStanding> grant = standings.find(account, request.grant());
        if (grant.isEmpty()) {
            return new ReversalOutcome.UnknownGrant();
        }
        // The number first: whoever asks the same account for something waits from here on.
        Reversal reversal =
                new Reversal(account, outbox.nextNumber(account), request, clock.instant());
        if (!reversals.add(reversal, key)) {
            Reversal earlier = reversals.of(account, key);
            return earlier.request().equals(request)
                    ? new ReversalOutcome.Repeated(earlier)
                    : new ReversalOutcome.KeyReused();
        }
        if (grant.get().kind() != GrantKind.PAID) {
            return new ReversalOutcome.NotPaidFor();
        }
        Money max = max(grant.get(), request);
        if (!max.covers(request.amount())) {
            return new ReversalOutcome.TooMuch(max);
        }
        outbox.add(reversal.event());
        return new ReversalOutcome.Asked(reversal);
    }

    /**
     * A refund may be asked of a whole grant however often: it takes only what is left. A payment
     * can be taken from us once, in one piece or several.
     */
    private Money max(GrantStanding grant, ReversalRequest request) {
        return switch (request.cause()) {
            case REFUND -> grant.granted();
            case CHARGEBACK ->
                    grant.granted()
                            .plus(request.amount()) // which is among those asked already
                            .minus(reversals.asked(grant.grant(), CreditReversed.Cause.CHARGEBACK));
        };
    }
}
