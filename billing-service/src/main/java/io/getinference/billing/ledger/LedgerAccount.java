package io.getinference.billing.ledger;

import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.event.GrantKind;
import io.getinference.common.id.AccountId;

import org.jspecify.annotations.Nullable;

/**
 * One ledger account of the chart.
 *
 * @param line its line
 * @param detail the customer or model it is kept for; null where the line has only one
 */
public record LedgerAccount(Line line, @Nullable String detail) {

    /** Money for credit that was sold. */
    public static final LedgerAccount PAYMENT_CLEARING =
            new LedgerAccount(Line.PAYMENT_CLEARING, null);

    /** Promotional credit that is out. */
    public static final LedgerAccount PROMOTIONAL_ISSUED =
            new LedgerAccount(Line.PROMOTIONAL_ISSUED, null);

    /** Charges that promotional credit paid. */
    public static final LedgerAccount PROMOTIONAL_DISCOUNT =
            new LedgerAccount(Line.PROMOTIONAL_DISCOUNT, null);

    /** Money that customers are to get back. */
    public static final LedgerAccount REFUNDS_PAYABLE =
            new LedgerAccount(Line.REFUNDS_PAYABLE, null);

    /** Paid credit that was not used in time. */
    public static final LedgerAccount BREAKAGE = new LedgerAccount(Line.BREAKAGE, null);

    /** What no customer may be charged. */
    public static final LedgerAccount HOUSE = new LedgerAccount(Line.HOUSE, null);

    /** Paid credit of a customer that is not used yet. */
    public static LedgerAccount deferredRevenue(AccountId account) {
        return new LedgerAccount(Line.DEFERRED_REVENUE, account.value());
    }

    /** Promotional credit of a customer that is not used yet. */
    public static LedgerAccount promotionalCredit(AccountId account) {
        return new LedgerAccount(Line.PROMOTIONAL_CREDIT, account.value());
    }

    /** Credit of a kind that a customer has not used yet. */
    public static LedgerAccount credit(AccountId account, GrantKind kind) {
        return switch (kind) {
            case PAID -> deferredRevenue(account);
            case PROMOTIONAL -> promotionalCredit(account);
        };
    }

    /** What a customer owes us. */
    public static LedgerAccount receivable(AccountId account) {
        return new LedgerAccount(Line.RECEIVABLE, account.value());
    }

    /** Charges for a model. */
    public static LedgerAccount revenue(PublicModel model) {
        return new LedgerAccount(Line.REVENUE, model.value());
    }

    /** Value of a model's usage that nobody was charged. */
    public static LedgerAccount unchargedValue(PublicModel model) {
        return new LedgerAccount(Line.UNCHARGED_VALUE, model.value());
    }

    /** Its name in the book. */
    String code() {
        return detail == null ? line.code() : line.code() + "/" + detail;
    }
}
