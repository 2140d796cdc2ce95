package io.getinference.billing.ledger;

/** The kinds of facts that are posted. */
public enum Fact {
    /** Credit was granted. */
    GRANT("grant"),
    /** A request used something. */
    USAGE("usage"),
    /** Credit was paid back. */
    REFUND("refund"),
    /** The payment for credit was taken from us. */
    CHARGEBACK("chargeback"),
    /** Credit was not used in time. */
    EXPIRY("expiry");

    private final String code;

    Fact(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static Fact ofCode(String code) {
        for (Fact fact : values()) {
            if (fact.code.equals(code)) {
                return fact;
            }
        }
        throw new IllegalArgumentException("the book has no postings of " + code);
    }
}
