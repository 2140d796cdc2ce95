package io.getinference.billing.ledger;

/**
 * The chart of the ledger: what each line says. Debits are above zero, credits below; README.md
 * shows which event posts where.
 */
enum Line {
    /** Asset: money for credit that was sold; its payment arrives or arrived elsewhere. */
    PAYMENT_CLEARING("payment-clearing"),
    /** Liability, one a customer: credit that was paid for and not yet used. */
    DEFERRED_REVENUE("deferred-revenue"),
    /** Asset, one a customer: charges and charged back payments that no credit covered. */
    RECEIVABLE("receivable"),
    /** Liability: money that customers get back and that was not sent yet. */
    REFUNDS_PAYABLE("refunds-payable"),
    /** Revenue: credit that was paid for and not used in time. */
    BREAKAGE("breakage"),
    /** Off the income statement: promotional credit out, the counterpart of what customers hold. */
    PROMOTIONAL_ISSUED("promotional-issued"),
    /** Off the income statement, one a customer: promotional credit not yet used. */
    PROMOTIONAL_CREDIT("promotional-credit"),
    /** Revenue, one a public model: every charge at its full amount. */
    REVENUE("revenue"),
    /** Contra-revenue: the part of charges that promotional credit paid. */
    PROMOTIONAL_DISCOUNT("promotional-discount"),
    /** Contra-revenue: the value of usage that no customer may be charged. */
    HOUSE("house"),
    /** Revenue forgone, one a public model: the same value, so that revenue stays the charges. */
    UNCHARGED_VALUE("uncharged-value");

    private final String code;

    Line(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
