package io.getinference.billing.credit;

import io.getinference.billing.ledger.Ledger;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;
import io.getinference.common.outbox.Outbox;

import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

import java.time.Instant;
import java.time.InstantSource;

/** Grants credit: the grant, its posting and the fact for the journal are one transaction. */
@Component
class Grants {

    private final PostgresGrants grants;
    private final Ledger ledger;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final CreditSettings settings;
    private final InstantSource clock;

    Grants(
            PostgresGrants grants,
            Ledger ledger,
            Outbox outbox,
            TransactionOperations transactions,
            CreditSettings settings,
            InstantSource clock) {
        this.grants = grants;
        this.ledger = ledger;
        this.outbox = outbox;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    GrantOutcome grant(AccountId account, IdempotencyKey key, GrantRequest request) {
        return transactions.execute(status -> grant(status, account, key, request));
    }

    /**
     * The number is taken first and given back if there is nothing to tell: numbers have no gaps.
     */
    private GrantOutcome grant(
            TransactionStatus status, AccountId account, IdempotencyKey key, GrantRequest request) {
        Grant grant =
                new Grant(
                        GrantId.next(),
                        account,
                        outbox.nextNumber(account),
                        request,
                        clock.instant());
        if (!grants.add(grant, key)) {
            status.setRollbackOnly();
            return repeated(grants.of(account, key), request);
        }
        if (!isInTime(grant)) {
            status.setRollbackOnly();
            return new GrantOutcome.ExpiryOutOfBounds();
        }
        ledger.post(grant.posting());
        outbox.add(grant.event());
        return new GrantOutcome.Granted(grant);
    }

    /** Asked of new grants only: a repetition may come after the expiry. */
    private boolean isInTime(Grant grant) {
        Instant expiresAt = grant.request().expiresAt();
        return expiresAt == null
                || (expiresAt.isAfter(grant.createdAt())
                        && !expiresAt.isAfter(grant.createdAt().plus(settings.lifetimeMax())));
    }

    private static GrantOutcome repeated(Grant earlier, GrantRequest request) {
        return earlier.request().hash().equals(request.hash())
                ? new GrantOutcome.Repeated(earlier)
                : new GrantOutcome.KeyReused();
    }
}
