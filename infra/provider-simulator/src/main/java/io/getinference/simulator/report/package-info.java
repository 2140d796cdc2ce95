/** The providers' usage and cost reports, made of the bill log; uses bill, http, json and model. */
@NullMarked
package io.getinference.simulator.report;

import org.jspecify.annotations.NullMarked;
