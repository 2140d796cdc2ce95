package io.getinference.simulator.control;

import io.getinference.simulator.bill.BillLog;
import io.getinference.simulator.fault.Dials;
import io.getinference.simulator.fault.Faults;

/**
 * What can be controlled.
 *
 * @param reset puts everything back as it was at the start
 */
public record Controls(
        Faults faults, Dials dials, BillLog log, SimulatorClock clock, Runnable reset) {}
