package io.getinference.metering.budget;

import static io.getinference.metering.budget.InvariantBroken.unless;

import io.getinference.common.event.LeaseReclaimed;
import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.UsageCorrected;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;

import java.util.Objects;

/** What every lease row must keep, whichever event it was. */
final class RowInvariants {

    private RowInvariants() {}

    static void check(Step step, Object fact, LivesOracle lives) {
        Gateways before = step.before().gateways();
        if (!before.equals(step.after().gateways())) {
            for (Gateway gateway : before.all()) {
                for (Life life : gateway.open()) {
                    check(step, fact, lives, new LifeId(gateway.id(), life.count()));
                }
            }
        }
        for (Gateway gateway : step.after().gateways().all()) {
            for (Life life : gateway.open()) {
                for (LeaseRow row : life.rows()) {
                    checkAge(row, step);
                }
            }
        }
    }

    private static void check(Step step, Object fact, LivesOracle lives, LifeId id) {
        Life was = step.before().gateways().of(id);
        Life is = step.after().gateways().find(id);
        if (is == null) {
            unless(lives.isClosed(id), "a life was forgotten");
            return;
        }
        unless(!was.reclaimed() || is.reclaimed(), "an operator's decision was forgotten");
        for (LeaseRow row : was.rows()) {
            LeaseRow now = is.of(row.key());
            unless(now != null, "a row was forgotten");
            Objects.requireNonNull(now);
            if (!now.equals(row)) {
                check(row, now);
                boolean own = isOf(fact, id, row.key());
                boolean untouched = own || now.closed() || now.granted().equals(row.granted());
                unless(untouched, "another life's event changed a row");
            }
        }
    }

    private static void check(LeaseRow was, LeaseRow is) {
        unless(is.charged().covers(was.charged()), "a row's charges fell");
        unless(is.number() >= was.number(), "a row went back to an older message");
        unless(!was.closed() || is.equals(was), "a closed row changed");
    }

    private static boolean isOf(Object fact, LifeId life, KeyId key) {
        return switch (fact) {
            case LeaseSet asked -> asked.life().equals(life) && asked.key().equals(key);
            case UsageRecorded used -> used.life().equals(life) && used.key().equals(key);
            case UsageClaim claim -> claim.life().equals(life) && claim.key().equals(key);
            case UsageCorrected corrected -> corrected.life().equals(life);
            case LeaseReclaimed reclaimed -> reclaimed.life().equals(life);
            default -> false;
        };
    }

    /** By the rules that held when the event came. */
    private static void checkAge(LeaseRow row, Step step) {
        unless(
                !row.hasMoneyOut()
                        || step.after()
                                .time()
                                .isBefore(
                                        row.setAt()
                                                .plus(row.valid())
                                                .plus(step.before().rules().reclaimAfter())),
                "money of a lost gateway stays out");
    }
}
