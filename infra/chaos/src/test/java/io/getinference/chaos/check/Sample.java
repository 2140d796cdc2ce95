package io.getinference.chaos.check;

import io.getinference.chaos.evidence.Bill;
import io.getinference.chaos.evidence.Call;
import io.getinference.chaos.evidence.Call.Answer;
import io.getinference.chaos.evidence.Call.Ending;
import io.getinference.chaos.evidence.Call.Used;
import io.getinference.chaos.evidence.Call.Who;
import io.getinference.chaos.evidence.Evidence;
import io.getinference.chaos.evidence.GrantRow;
import io.getinference.chaos.evidence.JournalRecord;
import io.getinference.chaos.evidence.Ledger;
import io.getinference.chaos.evidence.LedgerEntry;
import io.getinference.chaos.evidence.Posted;
import io.getinference.chaos.evidence.Posted.Amounts;
import io.getinference.chaos.evidence.Told;
import io.getinference.chaos.replay.Replay;
import io.getinference.common.catalogue.Provider;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.catalogue.UpstreamModel;
import io.getinference.common.event.Attempt;
import io.getinference.common.event.CreditGranted;
import io.getinference.common.event.GrantKind;
import io.getinference.common.event.JournalEvent;
import io.getinference.common.event.KeyLimits;
import io.getinference.common.event.LeaseSet;
import io.getinference.common.event.LimitsSet;
import io.getinference.common.event.Outcome;
import io.getinference.common.event.UsageRated;
import io.getinference.common.event.UsageRecorded;
import io.getinference.common.id.AccountId;
import io.getinference.common.id.GrantId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.LifeId;
import io.getinference.common.id.PriceId;
import io.getinference.common.id.RequestId;
import io.getinference.common.money.Money;
import io.getinference.common.rating.Price;
import io.getinference.common.rating.TokenKind;
import io.getinference.common.rating.UnitPrices;
import io.getinference.common.rating.Usage;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A small run in which all is well, to be spoilt one thing at a time: a dollar in two grants, two
 * keys, one gateway, three answers and a 402.
 */
final class Sample {

    static final AccountId ACCOUNT = new AccountId("acct_01KDEM0ACCNT00000000000000");
    static final KeyId KEY = new KeyId("key_01KDEM0ACCNT00000000000001");
    static final KeyId POOR = new KeyId("key_01KDEM0ACCNT00000000000002");
    static final LifeId LIFE = LifeId.parse("life_01KDEM0ACCNT00000000000003-1");
    static final RequestId FIRST = new RequestId("req_01KDEM0ACCNT00000000000011");
    static final RequestId LAST = new RequestId("req_01KDEM0ACCNT00000000000013");
    static final String REFUSED = "req_01KDEM0ACCNT00000000000014";
    static final UpstreamModel UPSTREAM = new UpstreamModel("claude-haiku-4-5-20251001");
    static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    static final Price PRICE =
            new Price(
                    new PriceId("price_01JGFJJZ000000000000000007"),
                    UPSTREAM,
                    Instant.parse("2025-01-01T00:00:00Z"),
                    0,
                    new UnitPrices(
                            Map.of(
                                    TokenKind.INPUT, Money.ofUsd("1.00"),
                                    TokenKind.OUTPUT, Money.ofUsd("5.00"))));

    private static final PublicModel MODEL = new PublicModel("claude-haiku");
    private static final Usage USAGE = Usage.of(20, 66_662);
    private static final Money HOLD = Money.ofUsd("0.34");

    final List<Bill> bills = new ArrayList<>();
    final List<JournalRecord> journal = new ArrayList<>();
    final List<UsageRated> rated = new ArrayList<>();
    final Map<AccountId, JsonNode> states = new HashMap<>();
    final List<Posted> posted = new ArrayList<>();
    final List<LedgerEntry> entries = new ArrayList<>();
    final List<GrantRow> grants = new ArrayList<>();
    final List<Price> prices = new ArrayList<>(List.of(PRICE));
    final List<Told> told = new ArrayList<>();
    final List<Call> calls = new ArrayList<>();
    long parked;
    int topUps = 2;

    private long transactions;

    /** The run in which all is well. */
    static Sample sound() {
        Sample sample = new Sample();
        sample.journal();
        Replay replay = Replay.of(sample.journal);
        replay.rated().forEach(sample.rated::add);
        sample.states.putAll(replay.states());
        sample.told.add(new Told("metering-1", ACCOUNT, replay.standing(ACCOUNT), 3));
        sample.grants.add(new GrantRow(grant(1).value(), ACCOUNT, Money.ofUsd("0.40")));
        sample.grants.add(new GrantRow(grant(2).value(), ACCOUNT, Money.ofUsd("0.60")));
        sample.grants.forEach(sample::book);
        sample.rated.forEach(sample::post);
        sample.calls.add(finished(FIRST));
        sample.calls.add(finished(LAST));
        sample.calls.add(paymentRequired(0, new Money(10_000)));
        return sample;
    }

    Evidence evidence() {
        return new Evidence(
                ACCOUNT,
                bills,
                journal,
                rated,
                states,
                new Ledger(posted, entries, grants, prices, parked),
                told,
                calls,
                List.of(),
                topUps);
    }

    private void journal() {
        append(granted(1, "0.40"));
        append(granted(2, "0.60"));
        append(
                new LimitsSet(
                        ACCOUNT,
                        1,
                        List.of(
                                new KeyLimits(KEY, null),
                                new KeyLimits(POOR, Money.ofUsd("0.50")))));
        Money total = Money.ZERO;
        for (int number = 1; number <= 3; number++) {
            RequestId request = new RequestId("req_01KDEM0ACCNT0000000000001" + number);
            append(lease(number, total.plus(HOLD)));
            append(used(number, request));
            bills.add(bill(request.value(), USAGE));
            total = total.plus(Money.ofUsd("0.33333"));
        }
        append(lease(4, total));
    }

    void append(JournalEvent event) {
        journal.add(new JournalRecord(0, journal.size(), START.plusSeconds(journal.size()), event));
    }

    static CreditGranted granted(int number, String usd) {
        return new CreditGranted(
                ACCOUNT, number, grant(number), Money.ofUsd(usd), GrantKind.PROMOTIONAL, 0);
    }

    static GrantId grant(int number) {
        return new GrantId("grant_01KDEM0ACCNT0000000000002" + number);
    }

    static LeaseSet lease(long number, Money wants) {
        return new LeaseSet(ACCOUNT, KEY, LIFE, number, wants, wants);
    }

    /** Says of a request's usage that its gateway did not see the end. */
    void estimate(RequestId request) {
        journal.replaceAll(record ->
                record.event() instanceof UsageRecorded used
                                && used.attempt().request().equals(request)
                        ? new JournalRecord(
                                record.partition(),
                                record.offset(),
                                record.appended(),
                                estimated(used))
                        : record);
    }

    static UsageRecorded estimated(UsageRecorded used) {
        return new UsageRecorded(
                used.account(),
                used.key(),
                used.life(),
                used.number(),
                used.attempt(),
                used.usage(),
                used.outcome(),
                true,
                used.hold(),
                used.price());
    }

    static UsageRecorded used(long number, RequestId request) {
        return new UsageRecorded(
                ACCOUNT,
                KEY,
                LIFE,
                number,
                new Attempt(request, MODEL, Provider.ANTHROPIC, UPSTREAM, UPSTREAM, 67_000, START),
                USAGE,
                Outcome.COMPLETED,
                false,
                HOLD,
                PRICE);
    }

    static Bill bill(String request, Usage usage) {
        return new Bill(request, UPSTREAM, 9, false, true, usage, START);
    }

    static Posted row(UsageRated one, String findings, long charge) {
        return new Posted(
                one.usage().attemptId(),
                "2026-11-22",
                findings,
                one,
                new Amounts(charge, one.value().nanos()));
    }

    static Call finished(RequestId request) {
        return call(
                5,
                new Answer(
                        Ending.FINISHED,
                        200,
                        request.value(),
                        null,
                        null,
                        new Used(20, 66_662, Money.ofUsd("0.33333"))));
    }

    /** Said at the end, when a hundred-thousandth of a dollar was left. */
    static Call paymentRequired(int secondsBeforeTheEnd, Money remaining) {
        return call(
                11 - secondsBeforeTheEnd,
                new Answer(Ending.REFUSED, 402, REFUSED, "insufficient_credits", remaining, null));
    }

    private static Call call(int second, Answer answer) {
        Instant at = START.plusSeconds(second);
        Who who = new Who("gateway-1", ACCOUNT, KEY, MODEL, true, 256);
        return new Call(who, at, at.plusMillis(100), 50, answer);
    }

    private void post(UsageRated one) {
        posted.add(row(one, "", one.charge().nanos()));
        String key = "usage/" + one.usage().attemptId();
        long nano = one.charge().nanos();
        long transaction = ++transactions;
        entries.add(new LedgerEntry(transaction, key, "promotional-credit/" + ACCOUNT, nano));
        entries.add(new LedgerEntry(transaction, key, "revenue/claude-haiku", -nano));
    }

    private void book(GrantRow grant) {
        String key = "grant/" + grant.id();
        long nano = grant.amount().nanos();
        long transaction = ++transactions;
        entries.add(new LedgerEntry(transaction, key, "promotional-issued", nano));
        entries.add(new LedgerEntry(transaction, key, "promotional-credit/" + ACCOUNT, -nano));
    }
}
