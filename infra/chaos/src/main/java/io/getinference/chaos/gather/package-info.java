/** Reads the evidence: the simulator's log, topics, the ledger's database, metering's answers. */
@NullMarked
package io.getinference.chaos.gather;

import org.jspecify.annotations.NullMarked;
