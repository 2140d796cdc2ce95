package io.getinference.chaos.evidence;

/**
 * One entry of the double-entry book.
 *
 * @param transaction its transaction, numbered in the order of posting
 * @param postingKey what was posted
 * @param ledgerAccount its code: line, or line and detail
 * @param nano a debit above zero, a credit below
 */
public record LedgerEntry(long transaction, String postingKey, String ledgerAccount, long nano) {

    /** The line of the chart. */
    public String line() {
        int slash = ledgerAccount.indexOf('/');
        return slash < 0 ? ledgerAccount : ledgerAccount.substring(0, slash);
    }

    /** The customer or model, or nothing. */
    public String detail() {
        int slash = ledgerAccount.indexOf('/');
        return slash < 0 ? "" : ledgerAccount.substring(slash + 1);
    }

    /** Whether it moves what a customer has left. */
    public boolean isCustomers() {
        return line().equals("deferred-revenue") || line().equals("promotional-credit");
    }
}
