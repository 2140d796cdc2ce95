package io.getinference.billing.usage;

import io.getinference.billing.credit.GrantStanding;
import io.getinference.billing.credit.Standings;
import io.getinference.billing.price.Prices;
import io.getinference.common.event.GrantUse;
import io.getinference.common.event.UsageRated;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.AccountId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.Rated;
import io.getinference.common.rating.Rating;
import io.getinference.common.rating.TokenKind;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rates usage again with the price row that it carries, holds the row against the price book and
 * the grants that paid against what they had. A charge may be below what rating says, since a
 * closed row is charged only as far as every budget allows; that it is never above value or hold,
 * the event itself checks.
 */
final class Audit {

    private final Prices prices;
    private final Standings standings;

    Audit(Prices prices, Standings standings) {
        this.prices = prices;
        this.standings = standings;
    }

    Set<AuditFinding> of(UsageRated rated) {
        UsageRecorded usage = rated.usage();
        Price price = usage.price();
        Set<AuditFinding> findings = EnumSet.noneOf(AuditFinding.class);
        Optional<Price> row = prices.find(price.id());
        add(findings, row.isEmpty(), AuditFinding.PRICE_UNKNOWN);
        add(findings, row.isPresent() && !row.get().equals(price), AuditFinding.PRICE_DIFFERS);
        add(
                findings,
                !price.model().equals(usage.attempt().answered()),
                AuditFinding.MODEL_DIFFERS);
        add(
                findings,
                rated.charge().isPositive() && !usage.outcome().isBillable(),
                AuditFinding.NOT_BILLABLE);
        Rated again = Rating.rate(usage.usage(), price.perMillion(), rated.charge());
        add(findings, !again.value().equals(rated.value()), AuditFinding.VALUE_DIFFERS);
        add(findings, !paid(again.split()).equals(paid(rated.split())), AuditFinding.SPLIT_DIFFERS);
        rated.grants().forEach(use -> findings.addAll(of(rated.account(), use)));
        return findings;
    }

    private Set<AuditFinding> of(AccountId account, GrantUse use) {
        Optional<GrantStanding> grant =
                standings.find(account, use.grant()).filter(found -> found.kind() == use.kind());
        if (grant.isEmpty()) {
            return Set.of(AuditFinding.GRANT_UNKNOWN);
        }
        return grant.get().remaining().covers(use.amount())
                ? Set.of()
                : Set.of(AuditFinding.GRANT_OVERDRAWN);
    }

    private static void add(Set<AuditFinding> findings, boolean wrong, AuditFinding finding) {
        if (wrong) {
            findings.add(finding);
        }
    }

    /** Kinds that cost nothing may be named or left out. */
    private static Map<TokenKind, Money> paid(Map<TokenKind, Money> split) {
        Map<TokenKind, Money> paid = new EnumMap<>(TokenKind.class);
        split.forEach((kind, money) -> {
            if (money.isPositive()) {
                paid.put(kind, money);
            }
        });
        return paid;
    }
}
