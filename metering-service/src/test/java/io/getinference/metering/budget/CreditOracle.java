package io.getinference.metering.budget;

import static io.getinference.metering.budget.InvariantBroken.unless;

import io.getinference.common.event.CreditExpired;
import io.getinference.common.event.CreditGranted;
import io.getinference.common.event.CreditReversed;
import io.getinference.common.event.CreditTaken;
import io.getinference.common.event.GrantUse;
import io.getinference.common.event.UsageRated;
import io.getinference.common.id.GrantId;
import io.getinference.common.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The account's credit a second time, and every piece of it that leaves. */
final class CreditOracle {

    private static final Comparator<Left> ORDER =
            Comparator.<Left>comparingInt(left -> left.granted.priority())
                    .thenComparing(left -> end(left.granted))
                    .thenComparingLong(left -> left.granted.number());

    private final Set<Long> seen = new HashSet<>();
    private final List<Left> grants = new ArrayList<>();
    private long credited;
    private long taken;
    private long charged;
    private long owed;

    long net() {
        return credited - taken - charged;
    }

    long owed() {
        return owed;
    }

    boolean isNew(long number) {
        return !seen.contains(number);
    }

    void on(CreditGranted granted) {
        if (seen.add(granted.number())) {
            credited += granted.amount().nanos();
            grants.add(new Left(granted));
            grants.sort(ORDER);
        }
    }

    void on(CreditExpired expired) {
        if (seen.add(expired.number())) {
            Left left = find(expired.grant());
            if (left != null && left.expiredBy == 0) {
                left.expiredBy = expired.number();
            }
        }
    }

    /**
     * At most what the grant has left and nobody needs, or all of it, owed where it is not there.
     */
    void on(CreditReversed reversed, CreditTaken piece, long free) {
        unless(seen.add(reversed.number()), "credit was taken back twice");
        unless(piece.number() == reversed.number() && piece.part() == 1, "another fact's piece");
        Left left = find(reversed.grant());
        long rest = Math.min(left == null ? 0 : left.rest, reversed.amount().nanos());
        boolean all = reversed.cause() == CreditReversed.Cause.CHARGEBACK;
        long due = all ? rest : Math.min(rest, free);
        unless(piece.amount().nanos() == due, "not what may be taken back");
        long missing = all ? reversed.amount().nanos() - rest : 0;
        unless(piece.owed().nanos() == missing, "not what is owed");
        take(piece, left);
    }

    void onExpiry(CreditTaken piece) {
        Left left = find(piece.grant());
        unless(left != null && left.expiredBy == piece.number(), "it has not expired");
        Objects.requireNonNull(left);
        unless(piece.part() == ++left.parts, "an expiry's pieces are counted");
        unless(piece.amount().isPositive() && piece.owed().equals(Money.ZERO), "an empty piece");
        take(piece, left);
    }

    private void take(CreditTaken piece, @Nullable Left left) {
        taken += piece.amount().nanos() + piece.owed().nanos();
        owed += piece.owed().nanos();
        if (left != null) {
            left.rest -= piece.amount().nanos();
            unless(left.rest >= 0, "more was taken than a grant had");
            grants.removeIf(grant -> grant.rest == 0);
        }
    }

    void on(UsageRated rated) {
        long open = rated.charge().nanos();
        charged += open;
        List<GrantUse> due = new ArrayList<>();
        for (Left left : grants) {
            long part = Math.min(open, left.rest);
            open -= part;
            left.rest -= part;
            if (part > 0) {
                due.add(new GrantUse(left.granted.grant(), left.granted.kind(), new Money(part)));
            }
        }
        grants.removeIf(grant -> grant.rest == 0);
        owed += open;
        unless(rated.grants().equals(due), "grants burnt in another order");
    }

    void check(Credit credit, long freeAfter) {
        unless(
                credit.credited().nanos() == credited
                        && credit.taken().nanos() == taken
                        && credit.owed().nanos() == owed,
                "credit is not what was granted, taken and owed");
        unless(credit.grants().size() == grants.size(), "other grants are left");
        long rest = 0;
        for (int i = 0; i < grants.size(); i++) {
            Left left = grants.get(i);
            Grant grant = credit.grants().get(i);
            unless(
                    grant.id().equals(left.granted.grant()) && grant.rest().nanos() == left.rest,
                    "another rest of a grant");
            unless(left.expiredBy == 0 || freeAfter <= 0, "expired credit that nobody needs stays");
            rest += left.rest;
        }
        unless(credited - taken - charged == rest - owed, "credit does not add up");
    }

    private @Nullable Left find(GrantId id) {
        for (Left left : grants) {
            if (left.granted.grant().equals(id)) {
                return left;
            }
        }
        return null;
    }

    private static Instant end(CreditGranted granted) {
        return granted.expiresAt() == null ? Instant.MAX : granted.expiresAt();
    }

    private static final class Left {

        private final CreditGranted granted;
        private long rest;
        private long expiredBy;
        private int parts;

        private Left(CreditGranted granted) {
            this.granted = granted;
            this.rest = granted.amount().nanos();
        }
    }
}
