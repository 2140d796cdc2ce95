package io.getinference.simulator.call;

import io.getinference.simulator.bill.BillLog;
import io.getinference.simulator.cache.PromptCache;
import io.getinference.simulator.fault.Dials;
import io.getinference.simulator.fault.Faults;
import io.getinference.simulator.model.Models;
import io.getinference.simulator.model.Prices;

import java.time.InstantSource;

/**
 * What all calls of one simulator share.
 *
 * @param cache what earlier calls have left in the providers' prompt caches
 */
public record Stage(
        InstantSource clock,
        Models models,
        Prices prices,
        Faults faults,
        Dials dials,
        BillLog bills,
        Ids ids,
        PromptCache cache) {}
