/** Billing: the ledger, the price book, the catalogue, credit, and usage that was posted. */
@NullMarked
package io.getinference.billing;

import org.jspecify.annotations.NullMarked;
