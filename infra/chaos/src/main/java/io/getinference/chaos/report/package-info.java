/** What a person reads at the end: the faults, the table, what was measured. */
@NullMarked
package io.getinference.chaos.report;

import org.jspecify.annotations.NullMarked;
