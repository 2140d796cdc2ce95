package io.getinference.simulator.call;

import io.getinference.simulator.bill.BillLog;
import io.getinference.simulator.cache.PromptCache;
import io.getinference.simulator.fault.Faults;
import io.getinference.simulator.model.Models;

import java.time.InstantSource;

/**
 * What all calls of one simulator share.
 *
 * @param speed factor on every ordinary delay; 0 answers as fast as it can
 * @param cache what earlier calls have left in the providers' prompt caches
 */
public record Stage(
        InstantSource clock,
        Models models,
        Faults faults,
        BillLog bills,
        Ids ids,
        double speed,
        PromptCache cache) {}
