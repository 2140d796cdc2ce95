package io.getinference.metering.spend;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.standing.KeyUsage;
import io.getinference.metering.budget.Reading;
import io.getinference.metering.owner.MovedAway;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** What an account used, by time, model, key and team. */
@RestController
class UsageApi {

    private final UsageHours hours;
    private final SpendSettings settings;

    UsageApi(UsageHours hours, SpendSettings settings) {
        this.hours = hours;
        this.settings = settings;
    }

    @ModelAttribute("range")
    HourRange range(
            @RequestParam(name = "from", required = false) @Nullable Instant from,
            @RequestParam(name = "to", required = false) @Nullable Instant to) {
        try {
            return HourRange.of(from, to);
        } catch (IllegalArgumentException e) {
            throw bad("from, to: whole hours, from not after to");
        }
    }

    @ModelAttribute("report")
    UsageReport report(
            @RequestParam(name = "by", defaultValue = "day") String by,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit) {
        return new UsageReport(
                breakdown(by),
                cursor == null ? null : cursor(cursor),
                PageLimit.of(limit, settings.pageMax()),
                settings.rowsReadMax());
    }

    @GetMapping("/api/metering/v1/accounts/{account}/usage")
    UsagePage usage(
            @PathVariable("account") AccountId account,
            @ModelAttribute(name = "range", binding = false) HourRange range,
            @ModelAttribute(name = "report", binding = false) UsageReport report) {
        return page(new UsageOf.Account(account), range, report);
    }

    /** The same for the holder of one key: nothing else is read. */
    @GetMapping("/internal/accounts/{account}/keys/{key}/usage")
    KeyUsage usage(
            @PathVariable("account") AccountId account,
            @PathVariable("key") KeyId key,
            @ModelAttribute(name = "range", binding = false) HourRange range,
            @ModelAttribute(name = "report", binding = false) UsageReport report) {
        return page(new UsageOf.Key(account, key), range, report).ofKey();
    }

    private UsagePage page(UsageOf whose, HourRange range, UsageReport report) {
        return switch (hours.of(whose, report.range(range), report::page)) {
            case Reading.Found<UsagePage>(UsagePage page) -> page;
            case Reading.Unknown<UsagePage> _ -> new UsagePage(List.of(), null);
            case Reading.NotHere<UsagePage> _ -> throw new MovedAway();
        };
    }

    private static Breakdown breakdown(String by) {
        try {
            return Breakdown.parse(by);
        } catch (IllegalArgumentException e) {
            throw bad("by: hour or day, then any of model, key, team, with commas between");
        }
    }

    private static UsageCursor cursor(String text) {
        try {
            return UsageCursor.parse(text);
        } catch (DateTimeException | IndexOutOfBoundsException e) {
            throw bad("cursor: next_cursor of the page before");
        }
    }

    private static ResponseStatusException bad(String what) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, what);
    }
}
